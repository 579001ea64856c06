package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.bitbucket.publish.Announcement;
import io.jenkins.plugins.slipway.bitbucket.publish.EnvironmentKinds;
import io.jenkins.plugins.slipway.bitbucket.publish.Showcase;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecLines;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Shows in Bitbucket what one command begins, where that is wished for; that it could not is a line of its output. */
final class Showing {
    private final Optional<Showcase> showcase;
    private final Announcement announcement;
    private final Console console;
    private final Map<String, String> subject;

    private Showing(
            Optional<Showcase> showcase, Announcement announcement, Console console, Map<String, String> subject) {
        this.showcase = showcase;
        this.announcement = announcement;
        this.console = console;
        this.subject = subject;
    }

    /**
     * Of a spec that is not read yet.
     *
     * @throws WrongUsage when the connection is not defined
     */
    static Showing of(Optional<Showcase> wished, CloudOptions cloud, Path spec, Console console) {
        wished.ifPresent(showcase -> cloud.requireBitbucket(showcase.connection()));
        return new Showing(
                wished.map(showcase -> showcase.blaming(RepositoryPath.of(spec), Map.of())),
                new Announcement(cloud.repositories()),
                console,
                Map.of());
    }

    /** Of a spec that was read. */
    Showing with(Spec spec, Path file, String environment) {
        var known = showcase.map(one -> one.blaming(RepositoryPath.of(file), SpecLines.of(file, environment))
                .in(EnvironmentKinds.of(environment, spec.dora().productionEnvironments())));
        return new Showing(known, announcement, console, Map.of("service", spec.service(), "environment", environment));
    }

    /** With the labels by which whoever ends it shows how it ended. */
    <P extends Plan> PlannedOperation<P> labelled(PlannedOperation<P> planned) {
        var all = planned;
        for (var label : showcase.map(Showcase::labels).orElse(Map.of()).entrySet()) {
            all = all.labelled(label.getKey(), label.getValue());
        }
        return all;
    }

    void begun(OperationRecord operation) {
        announcement.begun(operation).ifPresent(console::say);
    }

    /** Nothing was started. */
    void refused(String verb, String why) {
        showcase.flatMap(one -> announcement.refused(one, verb, subject, why)).ifPresent(console::say);
    }

    /** Nothing was started. */
    void faulty(InvalidSpec spec) {
        showcase.flatMap(one -> announcement.faulty(one, spec)).ifPresent(console::say);
    }
}
