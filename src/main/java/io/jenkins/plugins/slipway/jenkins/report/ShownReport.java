package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.Unit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.stapler.StaplerResponse2;

/** What stands within Jenkins' frame: a report, or why there is none. */
public final class ShownReport {
    private final int status;
    private final String heading;
    private final String html;
    private final String trouble;
    private final List<Export> exports;

    private ShownReport(int status, String heading, String html, String trouble, List<Export> exports) {
        this.status = status;
        this.heading = heading;
        this.html = html;
        this.trouble = trouble;
        this.exports = exports;
    }

    /** @param html a fragment that escapes what it holds @param days of its window */
    static ShownReport of(String heading, String html, int days, Optional<Unit> unit) {
        var parameters = "?days=" + days
                + unit.map(of -> "&service=" + encoded(of.service()) + "&environment=" + encoded(of.environment()))
                        .orElse("");
        var exports = Stream.of(
                        new Export(Messages.ShownReport_Csv(), "csv"),
                        new Export(Messages.ShownReport_Json(), "json"),
                        new Export(Messages.ShownReport_Metrics(), "metrics"))
                .map(export -> new Export(export.name, export.address + parameters))
                .toList();
        return new ShownReport(StaplerResponse2.SC_OK, heading, html, "", exports);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** There is nothing that the reader could see. */
    static ShownReport empty(String heading) {
        return new ShownReport(StaplerResponse2.SC_OK, heading, "", "", List.of());
    }

    /** @param trouble why there is no report, and what to do */
    static ShownReport none(int status, String heading, String trouble) {
        return new ShownReport(status, heading, "", trouble, List.of());
    }

    /** Of HTTP. */
    public int getStatus() {
        return status;
    }

    public String getHeading() {
        return heading;
    }

    /** Empty when there is nothing that the reader could see, and where there is trouble. */
    public String getHtml() {
        return html;
    }

    /** Empty when there is a report. */
    public String getTrouble() {
        return trouble;
    }

    /** The same figures for other tools. */
    public List<Export> getExports() {
        return exports;
    }

    /** A link. */
    public static final class Export {
        private final String name;
        private final String address;

        Export(String name, String address) {
            this.name = name;
            this.address = address;
        }

        public String getName() {
            return name;
        }

        public String getAddress() {
            return address;
        }
    }
}
