package io.jenkins.plugins.slipway.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a web identity token says of itself; all of it may be shown, it is the signature that must not be. Nothing is verified here:
 * that is AWS's part.
 *
 * @param expires from then on it is worth nothing
 */
record TokenClaims(
        Optional<String> issuer, List<String> audience, Optional<String> subject, Optional<Instant> expires) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 3;

    /** Empty when it is no JSON Web Token. */
    static Optional<TokenClaims> of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return Optional.ofNullable(claims).filter(JsonNode::isObject).map(TokenClaims::read);
        } catch (IOException | IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private static TokenClaims read(JsonNode claims) {
        var audience = claims.path("aud");
        var exp = claims.path("exp");
        return new TokenClaims(
                text(claims.path("iss")),
                audience.isArray()
                        ? StreamSupport.stream(audience.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()
                        : text(audience).stream().toList(),
                text(claims.path("sub")),
                exp.isNumber() ? Optional.of(Instant.ofEpochSecond(exp.asLong())) : Optional.empty());
    }

    private static Optional<String> text(JsonNode claim) {
        return claim.isTextual() ? Optional.of(claim.asText()) : Optional.empty();
    }

    /** As IAM names the provider in a trust policy: the issuer without {@code https://}. */
    String provider() {
        return issuer.map(url -> url.replaceFirst("^https://", "")).orElse("(no iss)");
    }

    @Override
    public String toString() {
        return "iss %s, aud %s, sub %s, exp %s"
                .formatted(
                        issuer.orElse("(none)"),
                        audience.isEmpty() ? "(none)" : String.join(" and ", audience),
                        subject.orElse("(none)"),
                        expires.map(Instant::toString).orElse("(none)"));
    }
}
