package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus.State;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Annotation;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.NumberFigure;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Result;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Severity;
import io.jenkins.plugins.slipway.spec.Fault;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.SpecFaultsText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The faults of a spec at the commit that brought them, each at its line. */
final class SpecReport {
    private static final int MOST = 1000;

    private final Showcase showcase;
    private final InvalidSpec spec;
    private final Shown shown;

    SpecReport(Showcase showcase, InvalidSpec spec) {
        this.showcase = showcase;
        this.spec = spec;
        // of which service it is, a spec with faults may not say
        var repository = showcase.repository().substring(showcase.repository().indexOf('/') + 1);
        this.shown = Shown.of("spec", Map.of("service", repository));
    }

    Said said() {
        var first = spec.faults().get(0);
        var words = SpecFaultsText.headline(spec)
                + ". First: line %d, %s: %s; %s".formatted(first.line(), first.path(), first.problem(), first.remedy());
        return new Said(shown, State.FAILED, words);
    }

    InsightsReport report(URI link) {
        return new InsightsReport(
                shown.key(),
                SpecFaultsText.headline(spec),
                SpecFaultsText.of(spec),
                Result.FAILED,
                Optional.of(link),
                List.of(new NumberFigure("Faults", spec.faults().size())),
                annotations());
    }

    private List<Annotation> annotations() {
        var file = showcase.file().orElse(spec.file());
        return IntStream.range(0, Math.min(MOST, spec.faults().size()))
                .mapToObj(i -> annotation(file, i, spec.faults().get(i)))
                .toList();
    }

    private Annotation annotation(String file, int number, Fault fault) {
        return new Annotation(
                "fault-" + (number + 1),
                file,
                Optional.of(fault.line()),
                "%s (column %d): %s; %s".formatted(fault.path(), fault.column(), fault.problem(), fault.remedy()),
                Severity.HIGH,
                Optional.empty());
    }
}
