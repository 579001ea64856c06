package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.aws.StepToken;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** The CLI exchanges the token by itself, and believes in the end of the session. */
    @Test
    void shouldLendTheCliARoleForItsToken(@TempDir Path folder) throws Exception {
        var settings = Settings.standard().start(Instant.now());
        var token = StepToken.until(settings.start().plus(Duration.ofHours(1)));
        var file = Files.writeString(folder.resolve("token"), token.text());
        var signIn = Map.of(
                // where it keeps sessions for its next run, which would be in another world
                "HOME",
                folder.toString(),
                "AWS_ROLE_ARN",
                "arn:aws:iam::111122223333:role/deployer",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                file.toString(),
                "AWS_ROLE_SESSION_NAME",
                "shop-42");
        var clock = new FastClock(Clock.systemUTC(), settings.start(), 1);
        try (var server = Rehearsal.of(settings, Estate.empty(), clock).serve(0)) {
            assertThat(aws(signIn, server, "sts", "get-caller-identity", "--query", "Arn"))
                    .isEqualTo(new Program.Ended(0, "arn:aws:sts::111122223333:assumed-role/deployer/shop-42\n"));
        }
    }

    private static Program.Ended aws(RehearsalServer server, String... arguments) throws IOException {
        return aws(Map.of("AWS_ACCESS_KEY_ID", "rehearsal", "AWS_SECRET_ACCESS_KEY", "rehearsal"), server, arguments);
    }

    private static Program.Ended aws(Map<String, String> credentials, RehearsalServer server, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of("aws", "--output", "text"));
        command.addAll(List.of(arguments));
        var environment = new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL",
                server.address().toString(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_DEFAULT_REGION",
                "eu-central-1",
                "AWS_PAGER",
                "",
                "AWS_CONFIG_FILE",
                "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE",
                "/dev/null",
                "AWS_EC2_METADATA_DISABLED",
                "true"));
        environment.putAll(credentials);
        return Program.run(environment, 120, command);
    }
}
