package io.jenkins.plugins.slipway.jenkins.permission;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An administrator's leave for the builds of a job, whoever or whatever started them: job or branch, environment, connection. */
public class Grant extends AbstractDescribableImpl<Grant> {
    private static final Pattern CHANGE_REQUESTS = Pattern.compile("(PR|MR)-.*");

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

    /** Whether a field that covers nothing when empty is empty. */
    public boolean isIncomplete() {
        return job.isEmpty() || environment.isEmpty() || connection.isEmpty();
    }

    boolean covers(Origin origin, String wantedEnvironment, String wantedConnection) {
        return covers(origin, wantedEnvironment) && new Wildcard(connection).matches(wantedConnection);
    }

    /** Of what needs no connection. */
    boolean covers(Origin origin, String wantedEnvironment) {
        return new Wildcard(job).matches(origin.job())
                && coversBranch(origin)
                && new Wildcard(environment).matches(wantedEnvironment);
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

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("slipwayGrant")
    public static class DescriptorImpl extends Descriptor<Grant> {
        @Override
        public String getDisplayName() {
            return Messages.Grant_DisplayName();
        }

        @POST
        public FormValidation doCheckJob(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? required(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckBranch(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                            && CHANGE_REQUESTS.matcher(strip(value)).matches()
                    ? FormValidation.warning(Messages.Grant_ChangeRequests())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckEnvironment(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? required(value) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckConnection(@QueryParameter String value) {
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? required(value) : FormValidation.ok();
        }

        private static FormValidation required(String value) {
            return strip(value).isEmpty() ? FormValidation.error(Messages.Grant_Required()) : FormValidation.ok();
        }
    }
}
