package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.jenkins.page.DeliveryAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/** A Jenkins home that an earlier version left: without what is newer, and with what is no more. */
@WithJenkins
class OldFormTest {
    @Test
    @LocalData
    void shouldReadTheSystemConfiguration(JenkinsRule jenkins) throws Exception {
        var configuration = SlipwayConfiguration.get();

        var connection = configuration.connection("acme-production").orElseThrow();
        assertThat(connection.getRoleArn()).isEqualTo("arn:aws:iam::111122223333:role/slipway");
        assertThat(connection.getCredentialsId()).isEqualTo("aws-deployer");
        assertThat(connection.getSessionTags()).isEmpty();
        assertThat(connection.asConnection().endpointUrl()).isEmpty();
        assertThat(configuration.getGrants()).singleElement().satisfies(grant -> {
            assertThat(grant.getJob()).isEqualTo("checkout");
            assertThat(grant.getBranch()).isNullOrEmpty();
        });
        assertThat(configuration.getFreezeWindows())
                .singleElement()
                .satisfies(window -> assertThat(window.asGate()).isNotNull());
        assertThat(configuration.getBitbucketConnections()).isEmpty();
        assertThat(configuration.getLedger().getUrl()).isNull();
        assertThat(configuration.getRetentionDays()).isZero();

        jenkins.configRoundtrip();

        assertThat(configuration.connection("acme-production").orElseThrow().getCredentialsId())
                .isEqualTo("aws-deployer");
    }

    @Test
    @LocalData
    void shouldReadTheDeliveryOfABuild(JenkinsRule jenkins) throws Exception {
        var run =
                jenkins.jenkins.getItemByFullName("checkout", WorkflowJob.class).getBuildByNumber(7);

        assertThat(run.getAction(DeliveryAction.class).getOperations())
                .containsExactly("20260105-090000-deploy-fleet-checkout-7-0a1b2c3d");
        try (var client = jenkins.createWebClient()) {
            assertThat(client.getPage(run, "delivery").getVisibleText()).contains("Delivery");
        }
    }
}
