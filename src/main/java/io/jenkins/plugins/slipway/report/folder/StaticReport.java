package io.jenkins.plugins.slipway.report.folder;

import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Html;
import io.jenkins.plugins.slipway.report.Reports;
import io.jenkins.plugins.slipway.report.Trail;
import io.jenkins.plugins.slipway.report.operation.OperationHtml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** A report as files: all services, each unit and each operation; links lead from one to the other. */
public final class StaticReport {
    private final Reports reports;
    private final ReportWish wish;
    private final List<OperationId> operations;
    private final Choice usual;
    private final FolderPlaces places;

    public StaticReport(Reports reports, ReportWish wish) {
        this.reports = reports;
        this.wish = wish;
        this.operations = reports.operations(wish.query());
        this.usual = Choice.usual().groupedBy(wish.by());
        this.places = new FolderPlaces(
                usual, operations.stream().map(OperationId::value).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Writes it; the page of all services comes last, so that where it is new, all is.
     *
     * @param force takes a directory also when it holds something that is no report
     * @param progress is told after each page how many there are
     * @return how many pages there are
     * @throws FolderTaken when the directory holds something else
     * @throws IOException when it cannot be written; what was written is whole
     */
    public int write(Path directory, boolean force, IntConsumer progress) throws IOException {
        var folder = ReportFolder.take(directory, force);
        folder.write(FileNames.STYLESHEET, stylesheet());
        int pages = 0;
        var units = reports.units(wish.query(), every -> true);
        for (var unit : units) {
            folder.write(FileNames.unit(unit.unit()), page(unit));
            progress.accept(++pages);
        }
        for (var operation : operations) {
            folder.write(FileNames.operation(operation.value()), page(operation));
            progress.accept(++pages);
        }
        for (var choice : choices()) {
            folder.write(places.thisPage(choice), index(choice));
            progress.accept(++pages);
        }
        folder.removeOthers();
        return pages;
    }

    private String page(PreparedUnit unit) {
        var page = reports.whole(unit, wish.query());
        return document(page.title(), true, Html.unit(page, places));
    }

    private String page(OperationId id) {
        var page = reports.operation(id, wish.madeAt());
        return document(page.title(), true, OperationHtml.of(page) + OperationHtml.left(page));
    }

    /** What the pages of all services show; the first one is written last. */
    private List<Choice> choices() {
        var windows = wish.windows().isEmpty() ? List.of(usual.days()) : wish.windows();
        return windows.stream()
                .flatMap(days ->
                        wish.groupings().stream().map(by -> usual.ofDays(days).groupedBy(by)))
                .sorted(Comparator.comparing(usual::equals))
                .toList();
    }

    private String index(Choice choice) {
        var window = choice.days() == usual.days() ? wish.query() : wish.query().last(choice.days());
        var page = reports.whole(window, choice, wish.teamOf(), wish.windows(), wish.groupings());
        return document(wish.title(), false, Html.organisation(page, places));
    }

    private String document(String title, boolean isBelow, String fragment) {
        var above = isBelow ? List.of(new Trail.Step(wish.title(), FileNames.INDEX)) : List.<Trail.Step>of();
        return Html.document(title, FileNames.STYLESHEET, new Trail(above, wish.foot()), fragment);
    }

    private static String stylesheet() throws IOException {
        try (InputStream css = Html.class.getResourceAsStream(FileNames.STYLESHEET)) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
