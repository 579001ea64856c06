package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The AWS CLI as a stranger would use it, with nothing but its environment pointed at the rehearsal. */
class AwsCliTest {
    @BeforeAll
    static void cli() {
        Program.assumeRuns("the AWS CLI", "aws", "--version");
    }

    @Test
    void shouldAnswerTheCliWhenItsEndpointIsTheRehearsal() throws Exception {
        var settings = Settings.standard();
        var shop = new Estate.Fleet("eu-central-1", "shop", 3, Optional.empty(), List.of("shop-5xx"));
        var clock = new FastClock(Clock.systemUTC(), settings.start(), 60);
        try (var server = Rehearsal.of(settings, Estate.of(shop), clock).serve(0)) {
            assertThat(aws(
                            server,
                            "autoscaling",
                            "describe-auto-scaling-groups",
                            "--query",
                            "AutoScalingGroups[].Instances[].LifecycleState"))
                    .isEqualTo(new Program.Ended(0, "InService\tInService\tInService\n"));
            assertThat(aws(server, "cloudwatch", "describe-alarms", "--query", "MetricAlarms[].[AlarmName,StateValue]"))
                    .isEqualTo(new Program.Ended(0, "shop-5xx\tOK\n"));
            var refused = aws(server, "ec2", "describe-instances", "--instance-ids", "i-0123456789abcdef0");
            assertThat(refused.code()).isIn(254, 255);
            assertThat(refused.output())
                    .contains("(InvalidInstanceID.NotFound)")
                    .contains("i-0123456789abcdef0");
        }
    }

    private static Program.Ended aws(RehearsalServer server, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("aws", "--output", "text"));
        command.addAll(List.of(arguments));
        var environment = Map.of(
                "AWS_ENDPOINT_URL",
                server.address().toString(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_DEFAULT_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "rehearsal",
                "AWS_SECRET_ACCESS_KEY",
                "rehearsal",
                "AWS_PAGER",
                "",
                "AWS_CONFIG_FILE",
                "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE",
                "/dev/null",
                "AWS_EC2_METADATA_DISABLED",
                "true");
        return Program.run(environment, 120, command);
    }
}
