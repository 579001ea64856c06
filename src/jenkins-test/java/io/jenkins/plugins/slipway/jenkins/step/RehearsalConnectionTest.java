package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.connection.AwsConnection;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import io.jenkins.plugins.slipway.operation.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.BuildWatcherExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A first look: the AWS inside the controller, which goes by real time. */
@WithJenkins
class RehearsalConnectionTest {
    @RegisterExtension
    static final BuildWatcherExtension LOGS = new BuildWatcherExtension();

    @Test
    void shouldBeginAndTakeBackWithoutAnyAccount(JenkinsRule jenkins) throws Exception {
        var connection = new AwsConnection("acme", "eu-central-1");
        connection.setRehearsal(true);
        SlipwayConfiguration.get().setConnections(List.of(connection));
        SlipwayConfiguration.get().setGrants(List.of(new Grant("**", "production", "acme")));

        var run = Deliveries.job(jenkins, "image", "buildAmi spec: SPEC")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("waiting for builder i-", run);
        run.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        var outcome = Deliveries.operations().get(0).outcome().orElseThrow();
        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.left()).isEmpty();
    }
}
