package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Identity, alarms, parameters and commands, the same on everything that speaks AWS. */
interface OtherContract extends StageContract {
    @Test
    default void shouldKnowWhoItIs() {
        assertThat(cloud().identity().caller().account()).matches("\\d{12}");
        assertThat(cloud().identity().caller().arn()).startsWith("arn:aws:");
    }

    @Test
    default void shouldNotMakeUpAlarms() {
        assertThat(cloud().metrics().alarms(List.of("no-such-alarm"))).isEmpty();
    }

    @Test
    default void shouldKeepOverwriteAndDeleteAParameter() {
        var parameters = cloud().parameters();
        assertThat(parameters.get("/slipway/checkout/none")).isEmpty();

        parameters.put("/slipway/checkout/ami", "ami-1", Map.of("slipway:service", "checkout"));
        eventually(() -> parameters.get("/slipway/checkout/ami").equals(Optional.of("ami-1")));
        parameters.put("/slipway/checkout/ami", "ami-2", Map.of("slipway:service", "checkout"));
        eventually(() -> parameters.get("/slipway/checkout/ami").equals(Optional.of("ami-2")));

        parameters.delete("/slipway/checkout/ami");
        parameters.delete("/slipway/checkout/ami");
        eventually(() -> parameters.get("/slipway/checkout/ami").isEmpty());
    }

    @Test
    default void shouldFindTheCommandThatItSent() {
        var commands = cloud().commands();
        var instance = runningInstance("builder-6");
        if (stage().has(Stage.Skill.COMMAND_AGENTS)) {
            eventually(() -> commands.ready(instance));
        }

        var id = commands.send(instance, List.of("echo hello"), "op-6/hello", Duration.ofMinutes(5));

        eventually(() -> commands.sent(instance, "op-6/hello").equals(Optional.of(id)));
        assertThat(commands.sent(instance, "op-6/other")).isEmpty();
        eventually(() -> commands.result(id, instance).state().ended());
        assertThat(commands.result(id, instance).exitCode()).isZero();
    }
}
