package io.jenkins.plugins.slipway.cloud.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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

    @Override
    public Stage stage() {
        return moto.orElseThrow();
    }
}
