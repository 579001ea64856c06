package io.jenkins.plugins.slipway.jenkins.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.User;
import hudson.util.Secret;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.notify.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A pager that posts to a Jenkins. */
@WithJenkins
class IncidentEndpointTest {
    private JenkinsRule jenkins;
    private String login;

    @BeforeEach
    void set(JenkinsRule rule) throws Exception {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("pager"));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.SYSTEM, "pager-secret", "", Secret.fromString("quiet")));
        SlipwayConfiguration.get().setIncidentSenders(List.of(new IncidentSender("pager", "pager-secret")));
        var token =
                User.getById("pager", true).getProperty(ApiTokenProperty.class).generateNewToken("pager").plainValue;
        login = "Basic " + Base64.getEncoder().encodeToString(("pager:" + token).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldTakeASignedMessageOnce() throws Exception {
        var body = message();

        assertThat(post("pager", body, "quiet").body()).contains("taken: incident I1");
        assertThat(post("pager", body, "quiet").body()).contains("known already");
        assertThat(JenkinsOperations.get().ledger().doraEvents().all()).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNotSigned() throws Exception {
        assertThat(post("pager", message(), "loud").statusCode()).isEqualTo(401);
        assertThat(post("other", message(), "quiet").statusCode()).isEqualTo(403);
        assertThat(post("pager", "[]", "quiet").statusCode()).isEqualTo(400);
        assertThat(post("pager", "x".repeat(1_000_001), "quiet").statusCode()).isEqualTo(413);
        login = "Basic nobody";
        assertThat(post("pager", message(), "quiet").statusCode()).isIn(401, 403);
        assertThat(JenkinsOperations.get().ledger().doraEvents().all()).isEmpty();
    }

    private static String message() {
        return """
                {"delivery":"1","sent_at":"%s","id":"I1","service":"shop","environment":"production","opened_at":"2026-11-22T16:00:00Z"}
                """.formatted(Instant.now());
    }

    private HttpResponse<String> post(String sender, String body, String secret) throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(
                        URI.create(jenkins.getURL() + "slipway-incidents/message?sender=" + sender))
                .header("Authorization", login)
                .header("X-Slipway-Signature", Signature.of(bytes, secret.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
