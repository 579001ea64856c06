package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.cli.Cli;
import io.jenkins.plugins.slipway.git.LocalClone;
import io.jenkins.plugins.slipway.git.UnusableClone;
import io.jenkins.plugins.slipway.pipe.Action.RecordDeployment;
import io.jenkins.plugins.slipway.pipe.Action.Start;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The commits of a deployment, out of the step's clone: lead times are made of them. A step is not failed for them. */
final class StepCommits {
    private static final String NO_LEAD_TIME =
            "no commits are recorded, so there is no lead time for this deployment: ";

    private final PipeInput input;
    private final StepLog log;
    private final PrintWriter out;
    private final PrintWriter err;

    StepCommits(PipeInput input, StepLog log, PrintWriter out, PrintWriter err) {
        this.input = input;
        this.log = log;
        this.out = out;
        this.err = err;
    }

    void record() {
        var repository = repository();
        var commit = commit();
        if (repository.isEmpty() || commit.isEmpty()) {
            log.info(NO_LEAD_TIME
                    + (commit.isEmpty() ? "it has no COMMIT" : "set REPOSITORY, or 'repository:' in the spec"));
            return;
        }
        var folder = input.where().clone().toAbsolutePath();
        var lacking = lacking(folder);
        var isInBitbucket = input.isSignedInToBitbucket() && repository.get().startsWith("bitbucket:");
        if (lacking.isPresent() && !isInBitbucket) {
            log.warning(NO_LEAD_TIME + lacking.get());
            return;
        }
        lacking.ifPresent(why -> log.info("the commits come from Bitbucket: " + why));
        var arguments = Arguments.of("dora", "record", "commits", folder.toString())
                .option("--repo", repository)
                .option("--revision", commit)
                .option("--from", lacking.map(why -> "bitbucket"))
                .more(input.everywhere())
                .all();
        if (Cli.run(out, err, arguments.toArray(String[]::new)) != 0) {
            log.warning(NO_LEAD_TIME + "see above");
        }
    }

    /** Why the clone does not have all commits; empty when it has. */
    private Optional<String> lacking(Path folder) {
        try (var clone = LocalClone.open(folder)) {
            return clone.isShallow()
                    ? Optional.of("the clone is shallow; " + input.where().deepClone() + " gives it its history")
                    : Optional.empty();
        } catch (UnusableClone unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    private Optional<String> commit() {
        if (input.action() instanceof Start start) {
            return start.common().commit();
        }
        return input.action() instanceof RecordDeployment deployment ? deployment.commit() : Optional.empty();
    }

    /** What the deployment itself names: a spec may name another repository than the pipeline's. */
    private Optional<String> repository() {
        if (input.action() instanceof Start start) {
            try {
                return SpecFile.load(start.common().spec()).repository().or(input::repository);
            } catch (InvalidSpec told) {
                return Optional.empty();
            }
        }
        return input.repository();
    }
}
