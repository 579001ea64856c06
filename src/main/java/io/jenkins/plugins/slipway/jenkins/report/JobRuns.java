package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Where the builds are that delivered something, as far as a reader may go there. */
final class JobRuns {
    /** As builds are named for good: {@code folder/job#12}. */
    private static final Pattern BUILD = Pattern.compile("(.{1,1000})#(\\d{1,9})");

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)https?://\\S{1,2000}");

    private final Journals journals;
    private final String controller;
    private final Function<String, Optional<String>> addressOfJob;
    private final Map<String, Optional<String>> operations = new HashMap<>();

    /** @param addressOfJob by full name, with a slash at its end; empty when the reader does not see it */
    JobRuns(Journals journals, String controller, Function<String, Optional<String>> addressOfJob) {
        this.journals = journals;
        this.controller = controller;
        this.addressOfJob = addressOfJob;
    }

    /** The page of the build that an operation of this Jenkins belongs to. */
    Optional<String> operation(String id) {
        return operations.computeIfAbsent(id, this::find);
    }

    private Optional<String> find(String id) {
        if (!OperationId.isValid(id)) {
            return Optional.empty();
        }
        return journals.find(new OperationId(id))
                .filter(operation -> controller.equals(operation.labels().get(ControllerOperations.CONTROLLER)))
                .flatMap(operation -> Optional.ofNullable(operation.labels().get(ControllerOperations.BUILD)))
                .flatMap(this::build)
                .map(build -> build + "delivery/");
    }

    /** What a deployment names as its run: a build of this Jenkins, an address elsewhere, or an operation. */
    Optional<String> run(String run) {
        if (ELSEWHERE.matcher(run).matches()) {
            return Optional.of(run);
        }
        var build = build(run);
        return build.isPresent() ? build : operation(run);
    }

    private Optional<String> build(String name) {
        var parts = BUILD.matcher(name);
        return parts.matches()
                ? addressOfJob.apply(parts.group(1)).map(job -> job + parts.group(2) + "/")
                : Optional.empty();
    }
}
