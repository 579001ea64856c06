package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** What an environment is for, which Slipway itself does not care about. */
public final class EnvironmentKinds {
    private static final Set<String> PRODUCTION = Set.of("production", "prod", "prd", "live");
    private static final Set<String> STAGING = Set.of("staging", "stage", "stg", "preprod", "uat", "acceptance");
    private static final Set<String> TESTING = Set.of("test", "testing", "qa", "integration", "ci");
    private static final Set<String> DEVELOPMENT = Set.of("development", "dev", "sandbox");

    private EnvironmentKinds() {}

    /**
     * By what the spec counts as production, then by the words of the name: {@code prod-eu}, {@code staging2}.
     *
     * @param production names of environments
     */
    public static Kind of(String environment, Collection<String> production) {
        if (production.contains(environment)) {
            return Kind.PRODUCTION;
        }
        var words = Arrays.asList(environment.toLowerCase(Locale.ROOT).split("[^a-z]+"));
        if (words.stream().anyMatch(STAGING::contains)) {
            return Kind.STAGING;
        }
        if (words.stream().anyMatch(TESTING::contains)) {
            return Kind.TESTING;
        }
        if (words.stream().anyMatch(DEVELOPMENT::contains)) {
            return Kind.DEVELOPMENT;
        }
        return words.stream().anyMatch(PRODUCTION::contains) ? Kind.PRODUCTION : Kind.UNMAPPED;
    }
}
