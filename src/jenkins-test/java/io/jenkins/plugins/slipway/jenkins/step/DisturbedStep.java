package io.jenkins.plugins.slipway.jenkins.step;

import java.util.List;
import java.util.Locale;

/** The steps in the order in which they follow each other, each with what begins the phases of its operation. */
enum DisturbedStep {
    BUILD_AMI(
            "buildAmi", "launch builder", "send builder: install security updates", "create image", "launch boot-test"),
    CANARY("canary", "create canary group", "set weight 1", "set weight 2", "return traffic"),
    DEPLOY_FLEET("deployFleet", "start instance refresh"),
    /** Again, because AWS goes on with the refresh while nobody is there: the time to bake may be over by then. */
    DEPLOY_FLEET_AGAIN("deployFleet", "every instance of checkout-eu runs version"),
    ROLLBACK("rollback", "start refresh back");

    private final String function;
    private final List<String> phases;

    DisturbedStep(String function, String... phases) {
        this.function = function;
        this.phases = List.of(phases);
    }

    /** The name of the job that calls it. */
    String job() {
        return name().toLowerCase(Locale.ROOT);
    }

    String script() {
        return "def answer = %s spec: SPEC%necho \"answer: ${answer}\"".formatted(function);
    }

    /** Words of the build log, in their order; a wait follows each. */
    List<String> phases() {
        return phases;
    }
}
