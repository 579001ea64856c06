package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Forty calls of the AWS CLI and boto3, bad ones among them; the answers and error codes are those that AWS documents. */
@Isolated("time of the world behind the calls runs by the real clock")
class StrangersTest {
    private static final String RULE =
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee";

    @BeforeAll
    static void clients() {
        Program.assumeRuns("the AWS CLI", "aws", "--version");
        Program.assumeRuns("the Python package boto3", "python3", "-c", "import boto3");
    }

    @Test
    void shouldAnswerAsAwsDocumentsWhenStrangersCall() throws Exception {
        var settings = Settings.standard();
        var shop = new Estate.Fleet("eu-central-1", "shop", 3, Optional.of(RULE), List.of("shop-5xx"));
        var clock = new FastClock(Clock.systemUTC(), settings.start(), 1_200);
        try (var server = Rehearsal.of(settings, Estate.of(shop), clock).serve(0)) {
            var asked = Program.run(
                    Map.of(),
                    400,
                    List.of(
                            "python3",
                            Path.of("src/test/python/strangers/strangers.py").toString(),
                            server.address().toString(),
                            RULE));

            assertThat(asked.output()).contains("40 calls, 0 wrong");
            assertThat(asked.code()).isZero();
        }
    }
}
