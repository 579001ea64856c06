package io.jenkins.plugins.slipway.rehearsal.wire.sts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.sts.WebToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;

/** A JSON Web Token by its shape: three parts, of which the middle one holds the claims. The signature is not checked. */
final class TokenReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 3;

    private TokenReader() {}

    /** @throws WorldFault as STS refuses what is no token */
    static WebToken read(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS || decoded(parts[0]).path("alg").isMissingNode() || parts[2].isEmpty()) {
            throw noToken();
        }
        var claims = decoded(parts[1]);
        for (var claim : new String[] {"iss", "aud", "sub", "exp"}) {
            if (!claims.has(claim)) {
                throw new WorldFault("InvalidIdentityToken", "Missing a required claim: " + claim);
            }
        }
        var audience = new ArrayList<String>();
        if (claims.get("aud").isArray()) {
            claims.get("aud").forEach(one -> audience.add(one.asText()));
        } else {
            audience.add(claims.get("aud").asText());
        }
        return new WebToken(
                claims.get("iss").asText(),
                audience,
                claims.get("sub").asText(),
                Instant.ofEpochSecond(claims.get("exp").asLong()));
    }

    private static JsonNode decoded(String part) {
        try {
            var tree = JSON.readTree(Base64.getUrlDecoder().decode(part));
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException | IllegalArgumentException other) {
            throw noToken();
        }
        throw noToken();
    }

    private static WorldFault noToken() {
        return new WorldFault(
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }
}
