package io.jenkins.plugins.slipway.cloud.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * A token as Bitbucket Pipelines gives it to a step with {@code oidc: true}, claim by claim as its documentation shows; nobody has
 * signed it.
 */
public record StepToken(String audience, String subject, Instant expires) {
    public static final String AUDIENCE = "ari:cloud:bitbucket::workspace/4b1f7b1e-9d2c-4a7e-8f0a-1a2b3c4d5e6f";
    public static final String REPOSITORY = "{7d3f3b8e-2c55-4b2e-9c1f-0a1b2c3d4e5f}";
    public static final String ENVIRONMENT = "{c0ffee00-1111-2222-3333-444455556666}";
    public static final String ISSUER = "https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc";
    /** What no message may show. */
    public static final String SIGNATURE = "c2lnbmF0dXJlLW9mLXRoZS1zdGVw";

    /** Of a step that deploys to production. */
    public static StepToken until(Instant expires) {
        return new StepToken(
                AUDIENCE, REPOSITORY + ":" + ENVIRONMENT + ":{0b5e9f3a-7777-4888-9999-aaaabbbbcccc}", expires);
    }

    /** As it stands in {@code BITBUCKET_STEP_OIDC_TOKEN}. */
    public String text() {
        var claims = """
                {"sub":"%s","aud":"%s","stepUuid":"{0b5e9f3a-7777-4888-9999-aaaabbbbcccc}","iss":"%s","repositoryUuid":"%s",\
                "branchName":"main","exp":%d,"iat":%d,"pipelineUuid":"{12345678-1111-2222-3333-444455556666}",\
                "deploymentEnvironmentUuid":"%s","workspaceUuid":"{4b1f7b1e-9d2c-4a7e-8f0a-1a2b3c4d5e6f}"}""".formatted(
                        subject,
                        audience,
                        ISSUER,
                        REPOSITORY,
                        expires.getEpochSecond(),
                        expires.getEpochSecond() - 3600,
                        ENVIRONMENT);
        return part("{\"kid\":\"1\",\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims) + "." + SIGNATURE;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
