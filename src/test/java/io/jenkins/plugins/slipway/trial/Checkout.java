package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.util.Optional;

/** The example of a service, to production. */
final class Checkout {
    private static final Spec SPEC = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));

    private Checkout() {}

    /** The six behaviours in turn. */
    static Course course(FaultProfile profile) {
        return new Course(SPEC, SPEC.environments().get("production"), "1.0.0", profile, Optional.empty());
    }
}
