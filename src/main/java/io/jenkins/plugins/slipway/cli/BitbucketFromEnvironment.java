package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bitbucket as the environment of a step of Pipelines, or of a shell, names it.
 *
 * <p>{@code BITBUCKET_ACCESS_TOKEN}, or {@code BITBUCKET_EMAIL} with {@code BITBUCKET_API_TOKEN}, or {@code BITBUCKET_OAUTH_KEY} with
 * {@code BITBUCKET_OAUTH_SECRET}; {@code BITBUCKET_URL} is the site, and {@code BITBUCKET_API_URL} where Cloud's API is when it is
 * not at its usual place: with it the site is Cloud's, whatever its host.
 *
 * @param site of Cloud unless told otherwise
 * @param cloudApi where Cloud's API is, if not at its usual place
 * @param signIn empty when none is in the environment
 */
record BitbucketFromEnvironment(URI site, Optional<URI> cloudApi, Optional<SignIn> signIn) {
    private static final String CLOUD = "https://bitbucket.org";
    private static final String WAYS =
            "BITBUCKET_ACCESS_TOKEN, or BITBUCKET_EMAIL with BITBUCKET_API_TOKEN, or BITBUCKET_OAUTH_KEY with BITBUCKET_OAUTH_SECRET";

    /** @throws WrongUsage with all that is wrong in it; never with a secret */
    static BitbucketFromEnvironment read(Map<String, String> environment) {
        return new Reading(environment).read();
    }

    /** A repository there. @throws WrongUsage when it is not {@code owner/name} */
    RepositoryAddress address(String ownerAndName) {
        try {
            return RepositoryAddress.of(site, cloudApi, ownerAndName);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage(wrong.getMessage(), wrong);
        }
    }

    /** The sign-in, or nobody's, which reads public repositories 60 times an hour. */
    SignIn signInOrNobody() {
        return signIn.orElseGet(SignIn.Nobody::new);
    }

    /** Finds all faults before it complains. */
    private static final class Reading {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reading(Map<String, String> environment) {
            this.environment = environment;
        }

        BitbucketFromEnvironment read() {
            var site = uri("BITBUCKET_URL").orElse(URI.create(CLOUD));
            var api = uri("BITBUCKET_API_URL");
            var signIns = new ArrayList<SignIn>();
            value("BITBUCKET_ACCESS_TOKEN").ifPresent(token -> signIns.add(new SignIn.AccessToken(() -> token)));
            pair("BITBUCKET_EMAIL", "BITBUCKET_API_TOKEN")
                    .ifPresent(pair -> signIns.add(new SignIn.ApiToken(pair.get(0), () -> pair.get(1))));
            pair("BITBUCKET_OAUTH_KEY", "BITBUCKET_OAUTH_SECRET")
                    .ifPresent(pair -> signIns.add(new SignIn.OAuthConsumer(pair.get(0), () -> pair.get(1))));
            if (signIns.size() > 1) {
                faults.add("there is more than one sign-in; keep one of " + WAYS);
            }
            if (!faults.isEmpty()) {
                throw new WrongUsage("the environment names Bitbucket, but:\n  " + String.join("\n  ", faults));
            }
            return new BitbucketFromEnvironment(site, api, signIns.stream().findFirst());
        }

        private Optional<String> value(String name) {
            return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        private Optional<List<String>> pair(String first, String second) {
            var values = List.of(value(first), value(second));
            if (values.get(0).isPresent() == values.get(1).isPresent()) {
                return values.get(0).map(text -> List.of(text, values.get(1).orElseThrow()));
            }
            var missing = values.get(0).isEmpty() ? first : second;
            faults.add("%s is missing beside %s".formatted(missing, missing.equals(first) ? second : first));
            return Optional.empty();
        }

        private Optional<URI> uri(String name) {
            var text = value(name);
            var address = text.flatMap(Site::safeAddress);
            if (text.isPresent() && address.isEmpty()) {
                faults.add(
                        name + " is no address that a token may go to (https, no user in it); write it like " + CLOUD);
            }
            return address;
        }
    }
}
