package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.model.AbstractDescribableImpl;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An administrator's leave for the builds of a job, whoever or whatever started them: job or branch, environment, connection. */
public class Grant extends AbstractDescribableImpl<Grant> {
    private final String job;
    private final String environment;
    private final String connection;
    private String branch;

    /** Each may be a pattern: {@code *} for anything but a slash, {@code **} for anything. */
    @DataBoundConstructor
    public Grant(String job, String environment, String connection) {
        this.job = strip(job);
        this.environment = strip(environment);
        this.connection = strip(connection);
    }

    /** Full name of a job, or of a multibranch project. */
    public String getJob() {
        return job;
    }

    public String getEnvironment() {
        return environment;
    }

    public String getConnection() {
        return connection;
    }

    /** Of a multibranch project; null for jobs without branches. */
    public String getBranch() {
        return branch;
    }

    /** Pull requests are covered only by a pattern that names them, such as {@code PR-*}. */
    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = branch == null || branch.isBlank() ? null : branch.strip();
    }

    boolean covers(Origin origin, String wantedEnvironment, String wantedConnection) {
        return new Wildcard(job).matches(origin.job())
                && coversBranch(origin)
                && new Wildcard(environment).matches(wantedEnvironment)
                && new Wildcard(connection).matches(wantedConnection);
    }

    /** One without branches covers no branch, and one with them no job whose branch nobody vouches for. */
    private boolean coversBranch(Origin origin) {
        if (branch == null || origin.branch().isEmpty()) {
            return branch == null && origin.branch().isEmpty();
        }
        return (!origin.isChangeRequest() || namesChangeRequests())
                && new Wildcard(branch).matches(origin.branch().get());
    }

    /** {@code PR-} and what follows, or {@code MR-}; never a pattern that covers them by the way. */
    private boolean namesChangeRequests() {
        return branch.split("\\*", 2)[0].length() >= "PR-".length();
    }

    @Override
    public String toString() {
        return "grant of job '%s'%s to %s through %s"
                .formatted(
                        job,
                        Optional.ofNullable(branch)
                                .map(name -> ", branch '" + name + "',")
                                .orElse(""),
                        environment,
                        connection);
    }

    private static String strip(String text) {
        return text == null ? "" : text.strip();
    }
}
