package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.bitbucket.Site;
import java.util.List;
import java.util.Optional;

/** Looks at the variables that the command line signs in with: it reads them itself, and their values go nowhere else. */
final class SignInReading {
    /** Whose values are never shown. */
    static final List<String> SECRETS = List.of(
            "BITBUCKET_ACCESS_TOKEN",
            "BITBUCKET_API_TOKEN",
            "BITBUCKET_OAUTH_SECRET",
            "BITBUCKET_STEP_OIDC_TOKEN",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "PGPASSWORD");

    private static final List<String> TO_BITBUCKET =
            List.of("BITBUCKET_ACCESS_TOKEN", "BITBUCKET_API_TOKEN", "BITBUCKET_OAUTH_SECRET");

    private static final String ROLE = "arn:aws[a-z-]*:iam::[0-9]{12}:role/.+";
    private static final String REGION = "[a-z]{2,4}(-[a-z]+)+-[0-9]";

    private final Reading reading;
    private final boolean isDefinedElsewhere;

    /** @param isDefinedElsewhere whether a file, or an endpoint that takes anybody, says how to sign in to AWS */
    SignInReading(Reading reading, boolean isDefinedElsewhere) {
        this.reading = reading;
        this.isDefinedElsewhere = isDefinedElsewhere;
    }

    /** Whether somebody is signed in to Bitbucket; a step's proxy is nobody. */
    static boolean isSignedInToBitbucket(Reading reading) {
        return TO_BITBUCKET.stream().anyMatch(name -> reading.text(name).isPresent());
    }

    void check() {
        aws();
        bitbucket();
    }

    private void aws() {
        var role = reading.matching(
                "AWS_ROLE_ARN", ROLE, "the ARN of a role, such as arn:aws:iam::111122223333:role/slipway");
        var region = first("AWS_REGION", "AWS_DEFAULT_REGION");
        region.ifPresent(name -> reading.matching(name, REGION, "a region such as eu-central-1"));
        var token = first("BITBUCKET_STEP_OIDC_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE");
        if (role.isEmpty() || isDefinedElsewhere) {
            return;
        }
        if (region.isEmpty()) {
            reading.fault(
                    "AWS_REGION", "is missing beside AWS_ROLE_ARN", "the region to sign in at, such as eu-central-1");
        }
        if (token.isEmpty()) {
            reading.fault(
                    "AWS_ROLE_ARN",
                    "is given, but no token to sign in with",
                    reading.where().tokenSource());
        }
    }

    private void bitbucket() {
        pair("BITBUCKET_EMAIL", "BITBUCKET_API_TOKEN");
        pair("BITBUCKET_OAUTH_KEY", "BITBUCKET_OAUTH_SECRET");
        address("BITBUCKET_URL");
        address("BITBUCKET_API_URL");
        var ways = TO_BITBUCKET.stream()
                .filter(name -> reading.text(name).isPresent())
                .toList();
        if (ways.size() > 1) {
            reading.fault(String.join(" and ", ways), "are given", "one way to sign in to Bitbucket");
        }
    }

    private void address(String name) {
        reading.url(name)
                .filter(url -> Site.safeAddress(url).isEmpty())
                .ifPresent(
                        url -> reading.fault(name, "is no address that a token may go to", "https, and no user in it"));
    }

    private void pair(String name, String secret) {
        if (reading.text(name).isPresent() != reading.text(secret).isPresent()) {
            var missing = reading.text(name).isPresent() ? secret : name;
            var there = missing.equals(name) ? secret : name;
            reading.fault(missing, "is missing beside " + there, "both, or neither");
        }
    }

    private Optional<String> first(String... names) {
        return List.of(names).stream()
                .filter(name -> reading.text(name).isPresent())
                .findFirst();
    }
}
