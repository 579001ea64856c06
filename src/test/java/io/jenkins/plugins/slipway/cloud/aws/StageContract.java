package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What every contract on a {@link Stage} needs. */
interface StageContract {
    Duration STEP = Duration.ofSeconds(15);
    int STEPS = 400;

    Stage stage();

    default Cloud cloud() {
        return stage().cloud();
    }

    static Map<String, String> owned(String role) {
        return new Ownership("op-" + role, "checkout", role, Instant.parse("2026-12-31T00:00:00Z")).tags();
    }

    default NewInstance builder(String role) {
        return new NewInstance(stage().image(), "t3.small", Optional.empty(), List.of(), Optional.empty(), owned(role));
    }

    default void require(Stage.Skill skill) {
        assumeTrue(stage().has(skill), () -> {
            var line = "SKIPPED: " + stage().getClass().getSimpleName() + " has no " + skill;
            System.getLogger(StageContract.class.getName()).log(System.Logger.Level.WARNING, line);
            return line;
        });
    }

    /** Stale reads are part of the contract: what was done shows after a while. */
    default void eventually(BooleanSupplier seen) {
        for (int i = 0; i < STEPS && !seen.getAsBoolean(); i++) {
            stage().pass(STEP);
        }
        assertThat(seen.getAsBoolean()).isTrue();
    }

    static Kind kindOf(Runnable call) {
        return catchThrowableOfType(CloudFault.class, call::run).kind();
    }

    default String runningInstance(String role) {
        var id = cloud().instances().launch(builder(role), "token-" + role);
        eventually(() -> cloud().instances()
                .find(id)
                .filter(found -> found.state() == Instance.State.RUNNING)
                .isPresent());
        return id;
    }
}
