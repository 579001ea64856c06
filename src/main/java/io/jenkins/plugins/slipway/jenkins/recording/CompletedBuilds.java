package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.ParametersAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.page.DeliveryAction;
import io.jenkins.plugins.slipway.jenkins.permission.Refused;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/** Counts builds that have ended, after the rules of their jobs and folders. */
@Extension
public final class CompletedBuilds extends RunListener<Run<?, ?>> {
    /** What waited when Jenkins went down. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void sendAll() {
        outbox().sendAll();
    }

    private static Outbox outbox() {
        return new Outbox(
                Jenkins.get().getRootDir().toPath().resolve("slipway").resolve("outbox"), JenkinsOperations.get());
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (var rule : RulesAbove.all(run.getParent())) {
            var course =
                    rule.stage().isPresent() ? StageCourse.of(run, rule.stage().get()) : BuildCourse.of(run, now);
            course.ifPresent(went -> count(run, rule, went, listener));
        }
    }

    private static void count(Run<?, ?> run, RuleOfJob rule, Course course, TaskListener listener) {
        try {
            var permit = SlipwayConfiguration.get()
                    .authority()
                    .check(run, SlipwayPermissions.DEPLOY, rule.environment(), Set.of());
            var counted = counted(run, rule, course, permit.by());
            outbox().put(counted);
            listener.getLogger()
                    .println(Messages.CompletedBuilds_Counted(
                            rule.service(),
                            rule.environment(),
                            course.status(),
                            Optional.ofNullable(counted.deployment().commit())
                                    .map(Messages::CompletedBuilds_Commit)
                                    .orElseGet(Messages::CompletedBuilds_NoCommit)));
        } catch (Refused refused) {
            listener.getLogger()
                    .println(Messages.CompletedBuilds_NotCounted(
                            rule.service(), rule.environment(), refused.getMessage()));
        } catch (IOException unsaved) {
            listener.getLogger()
                    .println(Messages.CompletedBuilds_NotCounted(
                            rule.service(), rule.environment(), unsaved.getMessage()));
        }
    }

    private static CountedBuild counted(Run<?, ?> run, RuleOfJob rule, Course course, String by) {
        var log = ChangeLog.of(run);
        var commit = rule.commitParameter().isPresent()
                ? parameter(run, rule.commitParameter().get())
                : log.newest();
        var event = new Deployment(
                DeploymentId.of(
                        JenkinsOperations.get().controller(), run.getExternalizableId(), run.getTimeInMillis(), rule),
                rule.service(),
                rule.environment(),
                course.status(),
                commit.orElse(null),
                rule.repo(),
                course.started(),
                course.finished(),
                null,
                null,
                null,
                null,
                null,
                null,
                run.getExternalizableId(),
                null);
        var delivery = run.getAction(DeliveryAction.class);
        return new CountedBuild(
                run.getParent().getFullName(),
                run.getExternalizableId(),
                by,
                delivery == null ? List.of() : delivery.getOperations(),
                event,
                commit.map(head -> log.upTo(rule.repo(), head)).orElse(List.of()));
    }

    private static Optional<String> parameter(Run<?, ?> run, String name) {
        return Optional.ofNullable(run.getAction(ParametersAction.class))
                .map(parameters -> parameters.getParameter(name))
                .map(parameter -> parameter.getValue())
                .map(value -> DeploymentRule.given(value.toString()));
    }
}
