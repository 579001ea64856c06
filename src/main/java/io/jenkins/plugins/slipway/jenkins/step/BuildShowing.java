package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.bitbucket.publish.Announcement;
import io.jenkins.plugins.slipway.bitbucket.publish.EnvironmentKinds;
import io.jenkins.plugins.slipway.bitbucket.publish.Showcase;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecLines;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Shows in Bitbucket what a step begins, where a connection leads to the repository of its build; that it could not is a line of the
 * build's log, and nothing else.
 */
final class BuildShowing {
    private final Order order;
    private final Build build;
    private final ControllerOperations operations;
    private final Optional<Showcase> showcase;

    private BuildShowing(Order order, Build build, ControllerOperations operations, Optional<Showcase> showcase) {
        this.order = order;
        this.build = build;
        this.operations = operations;
        this.showcase = showcase;
    }

    /** @throws IOException when the step names a connection that is not there */
    static BuildShowing of(Order order, Build build, ControllerOperations operations)
            throws IOException, InterruptedException {
        return new BuildShowing(order, build, operations, new BuildShowcase(order, build, operations).find());
    }

    /** Of a spec that was read. */
    BuildShowing with(SpecSource.Read read, String environment) {
        var known = showcase.map(one -> blaming(one, read.text(), environment)
                .in(EnvironmentKinds.of(environment, read.spec().dora().productionEnvironments())));
        return new BuildShowing(order, build, operations, known);
    }

    private Showcase blaming(Showcase one, String text, String environment) {
        return order.file()
                .map(file -> one.blaming(file, SpecLines.of(text, environment)))
                .orElse(one);
    }

    /** With the labels by which whoever ends it shows how it ended. */
    <P extends Plan> PlannedOperation<P> labelled(PlannedOperation<P> planned) {
        var all = planned;
        for (var label : showcase.map(Showcase::labels).orElse(Map.of()).entrySet()) {
            all = all.labelled(label.getKey(), label.getValue());
        }
        return all;
    }

    /** Before it goes on, so that this is not written over how it ended; within seconds. */
    void begun(OperationId id) {
        if (showcase.isPresent()) {
            operations
                    .ledger()
                    .journals()
                    .find(id)
                    .flatMap(announcement()::begun)
                    .ifPresent(build.log()::println);
        }
    }

    /** Nothing was started. */
    void refused(Spec spec, String environment, String why) {
        var subject = Map.of("service", spec.service(), "environment", environment);
        showcase.flatMap(one -> announcement().refused(one, order.work().verb(), subject, why))
                .ifPresent(build.log()::println);
    }

    /** Nothing was started. */
    void faulty(InvalidSpec faults) {
        showcase.map(one ->
                        order.file().map(file -> one.blaming(file, Map.of())).orElse(one))
                .flatMap(one -> announcement().faulty(one, faults))
                .ifPresent(build.log()::println);
    }

    private Announcement announcement() {
        return new Announcement(operations.repositories());
    }
}
