package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.slipway.dora.Deployment.Status;
import java.time.Instant;
import java.util.Optional;

/** How a whole build went. */
final class BuildCourse {
    private BuildCourse() {}

    /** Empty when it did nothing. @param now when it ended */
    static Optional<Course> of(Run<?, ?> run, Instant now) {
        return status(run.getResult())
                .map(status -> new Course(status, Instant.ofEpochMilli(run.getStartTimeInMillis()), now));
    }

    /** An unstable build did what it was to do: something else was found to be bad. */
    static Optional<Status> status(Result result) {
        return result == null ? Optional.empty() : status(result.toString());
    }

    static Optional<Status> status(String result) {
        return switch (result) {
            case "SUCCESS", "UNSTABLE" -> Optional.of(Status.SUCCESS);
            case "FAILURE" -> Optional.of(Status.FAILURE);
            case "ABORTED" -> Optional.of(Status.ABORTED);
            default -> Optional.empty();
        };
    }
}
