package io.jenkins.plugins.slipway.bitbucket.publish;

/** Labels of an operation that say where in Bitbucket it is shown; written when it starts, read by whoever ends it. */
public final class BitbucketLabels {
    /** Name of a connection; {@code pipe} for the one of a step of Pipelines. */
    public static final String CONNECTION = "bitbucket";
    /** {@code owner/name}. */
    public static final String REPOSITORY = "bitbucket.repository";
    /** Full hash. */
    public static final String COMMIT = "bitbucket.commit";
    /** URL of the build or step; without it the commit's own page is linked. */
    public static final String LINK = "bitbucket.link";
    /** The spec's path within the repository. */
    public static final String FILE = "bitbucket.file";
    /** Lines of that file: {@code canary=31 errors=35}. */
    public static final String LINES = "bitbucket.lines";
    /** What the environment is for: a {@link io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment.Kind}. */
    public static final String ENVIRONMENT_KIND = "bitbucket.environment";

    private BitbucketLabels() {}
}
