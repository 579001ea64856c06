package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.Site;
import java.net.URI;
import java.util.Map;

/**
 * The Bitbucket of the environment under the name {@code pipe}; in a step without a sign-in by the step's proxy, which takes reports
 * and nothing else.
 */
final class OwnBitbucket {
    /** Name of the connection. */
    static final String NAME = "pipe";

    private static final URI OF_STEP = URI.create("http://localhost:29418");
    /** A pipe runs in a container of its own. */
    private static final URI OF_PIPE = URI.create("http://host.docker.internal:29418");

    private OwnBitbucket() {}

    /** @throws WrongUsage with all that is wrong in the environment */
    static Site of(Map<String, String> environment) {
        var own = BitbucketFromEnvironment.read(environment);
        return new Site(own.site(), own.cloudApi(), own.signIn().orElseGet(() -> withoutToken(environment)));
    }

    private static SignIn withoutToken(Map<String, String> environment) {
        if (!environment.containsKey("BITBUCKET_STEP_UUID")) {
            return new SignIn.Nobody();
        }
        var isPipe = environment.containsKey("BITBUCKET_PIPE_STORAGE_DIR");
        return new SignIn.StepProxy(isPipe ? OF_PIPE : OF_STEP);
    }
}
