package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.ledger.Deed;
import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The system page of Slipway in a Jenkins: what is saved, shown, exported and checked. */
@WithJenkins
class SystemPageTest {
    private static final String YAML = """
              slipway:
                bitbucketConnections:
                - credentialsId: "bitbucket"
                  name: "cloud"
                  url: "https://bitbucket.org"
                connections:
                - credentialsId: "aws-deployer"
                  endpointUrl: "http://127.0.0.1:4566"
                  externalId: "ext"
                  name: "acme-production"
                  region: "eu-central-1"
                  roleArn: "arn:aws:iam::111122223333:role/slipway"
                  sessionTags:
                  - key: "team"
                    value: "shop"
                  switchRoleArn: "arn:aws:iam::111122223333:role/slipway-switch"
                - name: "first-look"
                  region: "eu-central-1"
                  rehearsal: true
                freezeWindows:
                - cron: "* 16-23 * * FRI"
                  environment: "production"
                  timezone: "Europe/Berlin"
                grants:
                - branch: "main"
                  connection: "acme-production"
                  environment: "production"
                  job: "shop/checkout"
                incidentSenders:
                - alarms: "checkout-.*"
                  credentialsId: "alarms-secret"
                  environment: "production"
                  name: "cloudwatch"
                  service: "checkout"
                ledger:
                  credentialsId: "slipway-ledger"
                  url: "jdbc:postgresql://db.example.com/slipway"
                retentionDays: 400
                webhooks:
                - credentialsId: "chat-secret"
                  name: "chat"
                  url: "https://chat.example.com/hooks/payments"
                - credentialsId: "chat-secret"
                  name: "on-call"
                  urlCredentialsId: "on-call-address"
            """;

    private JenkinsRule jenkins;

    @TempDir
    private Path folder;

    @BeforeEach
    void keep(JenkinsRule rule) {
        jenkins = rule;
    }

    private void configure() throws Exception {
        var file = folder.resolve("jenkins.yaml");
        Files.writeString(file, "unclassified:\n" + YAML.indent(0));
        ConfigurationAsCode.get().configure(file.toUri().toString());
    }

    private static String exported() throws Exception {
        var out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        var text = out.toString(StandardCharsets.UTF_8);
        var begin = text.indexOf("  slipway:\n");
        var rest = text.substring(begin + 1);
        var end = rest.replaceAll("(?s)^( slipway:\n(?:   .*?\n)*).*", "$1").length();
        return " " + rest.substring(0, end);
    }

    @Test
    void shouldExportAsCodeWhatItImported() throws Exception {
        configure();

        assertThat(exported()).isEqualTo(YAML);
    }

    @Test
    void shouldKeepEverythingWhenTheSystemPageIsSaved() throws Exception {
        configure();
        var before = exported();

        jenkins.configRoundtrip();

        assertThat(exported()).isEqualTo(before);
    }

    @Test
    void shouldEnterWhatTheFormChangesInTheAuditTrail() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        try (var client = jenkins.createWebClient().login("admin")) {
            var form = client.goTo("configure").getFormByName("config");
            form.getInputByName("_.retentionDays").setValue("30");
            jenkins.submit(form);
        }

        assertThat(newestDeed()).satisfies(deed -> {
            assertThat(deed.who()).isEqualTo("admin");
            assertThat(deed.what()).isEqualTo("configure");
            assertThat(deed.detail()).isEqualTo("changed days to keep steps");
        });
    }

    /** It is entered in a thread of its own. */
    private static Deed newestDeed() throws InterruptedException {
        var trail = JenkinsOperations.get().ledger().auditTrail();
        for (int i = 0; trail.newest(1).isEmpty(); i++) {
            assertThat(i).as("tries, 10 ms each").isLessThan(3_000);
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
        return trail.newest(1).get(0).deed();
    }

    @Test
    void shouldReadAgainWhatItSaved() throws Exception {
        configure();
        var before = exported();
        var configuration = SlipwayConfiguration.get();
        var saved = jenkins.jenkins.getRootDir().toPath().resolve(SlipwayConfiguration.class.getName() + ".xml");
        assertThat(saved).content().contains("acme-production").doesNotContain("resolves-to", "unserializable");

        configuration.load();

        assertThat(exported()).isEqualTo(before);
    }

    @Test
    void shouldRefuseTwoConnectionsOfOneNameAndKeepWhatWas() throws Exception {
        configure();
        var file = folder.resolve("twice.yaml");
        Files.writeString(
                file,
                "unclassified:\n  slipway:\n    connections:\n"
                        + "    - {name: a, region: eu-central-1}\n    - {name: a, region: eu-west-1}\n");

        assertThat(catchThrowable(
                        () -> ConfigurationAsCode.get().configure(file.toUri().toString())))
                .hasStackTraceContaining("Two connections are named 'a'");
        assertThat(exported()).isEqualTo(YAML);
    }

    @Test
    void shouldAnswerFormsOnlyToPostAndTestsOnlyToAdministrators() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        var form = "descriptorByName/io.jenkins.plugins.slipway.jenkins.connection.AwsConnection/";

        assertThat(answer("admin", HttpMethod.POST, form + "checkRoleArn?value=x")
                        .getContentAsString())
                .contains("is not the ARN of a role");
        assertThat(answer("reader", HttpMethod.POST, form + "checkRoleArn?value=x")
                        .getContentAsString())
                .doesNotContain("ARN");
        assertThat(answer("admin", HttpMethod.GET, form + "checkRoleArn?value=x")
                        .getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        assertThat(answer("reader", HttpMethod.POST, form + "testConnection?name=a&region=eu-central-1")
                        .getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        assertThat(answer("admin", HttpMethod.POST, form + "testConnection?name=a&region=eu-central-1&rehearsal=true")
                        .getContentAsString())
                .contains("gone when the controller stops");
    }

    private WebResponse answer(String user, HttpMethod method, String path) throws Exception {
        try (var client = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login(user)) {
            var request = new WebRequest(new URL(jenkins.getURL(), path), method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse();
        }
    }
}
