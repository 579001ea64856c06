package io.jenkins.plugins.slipway.jenkins.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A rule with what it leaves to the job. @param repo as commits and deployments name it */
record RuleOfJob(
        String service, String environment, Optional<String> stage, String repo, Optional<String> commitParameter) {
    private record Unit(String service, String environment) {}

    /** The first for each service and environment. @param job full name, of a multibranch project that of the project */
    static List<RuleOfJob> nearest(List<DeploymentRule> rules, String job) {
        var seen = new HashSet<Unit>();
        var nearest = new ArrayList<RuleOfJob>();
        for (var rule : rules) {
            var filled = of(rule, job);
            if (!filled.environment.isEmpty() && seen.add(new Unit(filled.service, filled.environment))) {
                nearest.add(filled);
            }
        }
        return nearest;
    }

    private static RuleOfJob of(DeploymentRule rule, String job) {
        return new RuleOfJob(
                Optional.ofNullable(rule.getService()).orElse(job.substring(job.lastIndexOf('/') + 1)),
                rule.getEnvironment(),
                Optional.ofNullable(rule.getStage()),
                Optional.ofNullable(rule.getRepo()).orElse(ChangeLog.repositoryOf(job)),
                Optional.ofNullable(rule.getCommitParameter()));
    }
}
