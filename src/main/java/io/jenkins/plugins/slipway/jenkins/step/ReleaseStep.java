package io.jenkins.plugins.slipway.jenkins.step;

import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps share that are about a release. */
public abstract class ReleaseStep extends OperationStep {
    private String version;
    private String commit;

    public String getVersion() {
        return version;
    }

    /** For people; by default the tag, or the build's number and the commit's first letters. */
    @DataBoundSetter
    public void setVersion(String version) {
        this.version = given(version);
    }

    public String getCommit() {
        return commit;
    }

    /** Of the service's repository; by default {@code GIT_COMMIT}. */
    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = given(commit);
    }

    /** What is said here, else what came with the image. @param image an id, what {@code buildAmi} returned, or null */
    Order.Release release(Object image) {
        if (image instanceof Map<?, ?> baked) {
            return new Order.Release(
                    told(baked, "image")
                            .orElseThrow(() -> new IllegalArgumentException(Messages.ReleaseStep_NoImage())),
                    version == null ? told(baked, "version").orElse(null) : version,
                    commit == null ? told(baked, "commit").orElse(null) : commit);
        }
        return new Order.Release(image == null ? null : given(image.toString()), version, commit);
    }

    private static Optional<String> told(Map<?, ?> baked, String key) {
        return Optional.ofNullable(baked.get(key)).map(Object::toString);
    }
}
