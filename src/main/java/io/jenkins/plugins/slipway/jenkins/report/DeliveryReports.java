package io.jenkins.plugins.slipway.jenkins.report;

import hudson.model.AbstractItem;
import hudson.model.Action;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;

/** The pages "Delivery reports" of an area, and beside them the same figures for other tools. Nothing here changes anything. */
public abstract class DeliveryReports implements Action, StaplerProxy {
    /** Of every area. */
    static final String URL = "slipway-reports";

    abstract Area area();

    /** Whose side panel stands beside the pages; null for all of Jenkins. */
    public AbstractItem getItem() {
        return null;
    }

    /** Whether the user of this request may come here at all; what he sees here is another question. */
    abstract void checkPermission();

    /** @throws StoreUnavailable while the ledger cannot be read */
    private VisibleFigures figures() {
        var operations = JenkinsOperations.get();
        return new VisibleFigures(operations.ledger(), operations.controller(), area(), new JenkinsReader());
    }

    /** All services that the user sees. */
    public final ShownReport organisation(StaplerRequest2 request) {
        checkPermission();
        return report(request).organisation();
    }

    /** The service and environment that the address names. */
    public final ShownReport unit(StaplerRequest2 request) {
        checkPermission();
        return report(request).unit();
    }

    private ReportOfRequest report(StaplerRequest2 request) {
        return new ReportOfRequest(
                request::getParameter,
                new JenkinsReader(),
                this::figures,
                () -> runs(request.getContextPath() + "/"),
                Instant.now());
    }

    /** @param address of Jenkins, with a slash at its end */
    private static JobRuns runs(String address) {
        var operations = JenkinsOperations.get();
        var reader = new JenkinsReader();
        return new JobRuns(
                operations.ledger().journals(),
                operations.controller(),
                job -> reader.addressOf(job).map(below -> address + below));
    }

    /** {@code json?days=30&by=service}. */
    @GET
    public final void doJson(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        checkPermission();
        answer(Format.JSON, request, response);
    }

    /** {@code csv?days=30&by=service}, as a file. */
    @GET
    public final void doCsv(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        checkPermission();
        response.setHeader("Content-Disposition", "attachment; filename=\"delivery-reports.csv\"");
        answer(Format.CSV, request, response);
    }

    /** {@code metrics?days=30}, for Prometheus. */
    @GET
    public final void doMetrics(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        checkPermission();
        answer(Format.METRICS, request, response);
    }

    /** {@code cdevents?from=…&to=…}: what the ledger heard of in that time. */
    @GET
    public final void doCdevents(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        checkPermission();
        answer(Format.CDEVENTS, request, response);
    }

    private void answer(Format format, StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        try {
            var question = Question.of(request.getParameterMap(), Instant.now());
            write(response, StaplerResponse2.SC_OK, format.contentType(), format.text(figures(), question));
        } catch (WrongQuestion wrong) {
            refuse(response, StaplerResponse2.SC_BAD_REQUEST, wrong.getMessage());
        } catch (StoreUnavailable away) {
            refuse(response, StaplerResponse2.SC_SERVICE_UNAVAILABLE, Away.words(away, new JenkinsReader()));
        }
    }

    private static void refuse(StaplerResponse2 response, int status, String why) throws IOException {
        response.setHeader("Content-Disposition", "inline");
        write(response, status, "text/plain;charset=utf-8", why + "\n");
    }

    /** What somebody may see is kept by no cache for anybody else. */
    private static void write(StaplerResponse2 response, int status, String contentType, String text)
            throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Nobody gets anything here without the right to come here. */
    @Override
    public final Object getTarget() {
        checkPermission();
        return this;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeliveryReports_DisplayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }
}
