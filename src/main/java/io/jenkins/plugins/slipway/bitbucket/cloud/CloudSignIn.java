package io.jenkins.plugins.slipway.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.wire.Authorization;
import io.jenkins.plugins.slipway.bitbucket.wire.Door;
import io.jenkins.plugins.slipway.bitbucket.wire.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;

/** Makes the API callable as somebody. */
final class CloudSignIn {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final RepositoryAddress address;
    private final SignIn signIn;
    private final Patience patience;

    CloudSignIn(RepositoryAddress address, SignIn signIn, Patience patience) {
        this.address = address;
        this.signIn = signIn;
        this.patience = patience;
    }

    CloudApi api() {
        return wire(door(), authorization()).to(CloudApi.class, base());
    }

    /** Where this repository is; all that is read begins there, or elsewhere on the same host. */
    URI base() {
        var api = isProxied()
                ? address.api().toString().replaceFirst("^https:", "http:")
                : address.api().toString();
        return URI.create(api.replaceAll("/+$", "") + "/repositories/" + encoded(address.owner()) + "/"
                + encoded(address.name()));
    }

    private boolean isProxied() {
        return signIn instanceof SignIn.StepProxy;
    }

    /** The proxy signs in what it can read: plain HTTP, which stays on the machine of the step. */
    private Door door() {
        return signIn instanceof SignIn.StepProxy proxied ? Door.through(proxied.proxy(), ANSWER) : Door.direct(ANSWER);
    }

    private Authorization authorization() {
        if (signIn instanceof SignIn.ApiToken token) {
            return Authorization.basic(token.email(), token.token());
        }
        if (signIn instanceof SignIn.AccessToken token) {
            return Authorization.bearer(token.token());
        }
        if (signIn instanceof SignIn.OAuthConsumer consumer) {
            var asConsumer = Authorization.basic(consumer.key(), consumer.secret());
            var api = wire(Door.direct(ANSWER), asConsumer).to(TokenApi.class, address.site());
            return new ConsumerTokens(api, patience.clock());
        }
        return Authorization.none();
    }

    private Wire wire(Door door, Authorization authorization) {
        return new Wire(
                address,
                words(signIn),
                door,
                authorization,
                patience,
                PropertyNamingStrategies.SNAKE_CASE,
                CloudSignIn::words);
    }

    private static String words(SignIn signIn) {
        if (signIn instanceof SignIn.Nobody) {
            return "nobody's: none was given";
        }
        return signIn instanceof SignIn.StepProxy ? "proxy of the step" : signIn.toString();
    }

    /** {@code {"type": "error", "error": {"message": …, "detail": {"required": […], "granted": […]}}}}; OAuth has its own form. */
    private static String words(JsonNode body) {
        var error = body.path("error");
        var words = new StringBuilder(
                error.path("message").asText(body.path("error_description").asText()));
        if (error.path("detail").isTextual()) {
            words.append(' ').append(error.path("detail").asText());
        }
        error.path("fields")
                .properties()
                .forEach(field -> words.append(" %s: %s"
                        .formatted(
                                field.getKey(),
                                field.getValue().path(0).asText(field.getValue().asText()))));
        var shas = error.path("data").path("shas");
        if (shas.isEmpty()) {
            shas = body.path("data").path("shas");
        }
        shas.forEach(sha -> words.append(' ').append(sha.asText()));
        var required = error.path("detail").path("required");
        if (!required.isEmpty()) {
            words.append(" Required: ").append(joined(required));
            words.append("; granted: ").append(joined(error.path("detail").path("granted")));
        }
        return words.toString();
    }

    private static String joined(JsonNode texts) {
        var joined = new StringJoiner(", ").setEmptyValue("none");
        texts.forEach(text -> joined.add(text.asText()));
        return joined.toString();
    }

    /** A UUID has braces, which an address does not take as they are. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
