package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ports against moto, over real sockets. */
class MotoContractTest implements ComputeContract, FleetContract, TrafficContract, OtherContract {
    private static Optional<Stage> moto = Optional.empty();

    @BeforeAll
    static void start() throws IOException {
        moto = MotoStage.start();
        assumeTrue(moto.isPresent(), () -> {
            var line = "SKIPPED: moto_server is not installed (pip install 'moto[server]')";
            System.getLogger(MotoContractTest.class.getName()).log(System.Logger.Level.WARNING, line);
            return line;
        });
    }

    @AfterAll
    static void stop() {
        moto.ifPresent(Stage::close);
    }

    @Test
    void shouldBecomeTheRoleByAToken(@TempDir Path folder) throws IOException {
        var token = StepToken.until(Instant.now().plus(Duration.ofHours(1))).text();
        var identity = new WebIdentity(
                "arn:aws:iam::111122223333:role/deployer",
                new WebIdentity.InFile(Files.writeString(folder.resolve("token"), token)),
                "slipway-shop-42",
                WebIdentity.USUAL_LENGTH);

        var caller = ((MotoStage) stage()).signedInBy(identity).identity().caller();

        assertThat(caller.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/deployer/slipway-shop-42");
    }

    @Override
    public Stage stage() {
        return moto.orElseThrow();
    }
}
