package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.util.Optional;

/** The examples, as they are tried: the six behaviours of a release in turn. */
final class Courses {
    /** One region, one group. */
    static final Path CHECKOUT = Path.of("examples/checkout/slipway.yaml");

    /** Three regions in two waves, of which one may stay. */
    static final Path REGIONS = Path.of("examples/regions/slipway.yaml");

    /** Three regions in three waves, of which the last two return. */
    static final Path ESTATE = Path.of("examples/estate/slipway.yaml");

    private Courses() {}

    static Course checkout(FaultProfile profile) {
        return course(CHECKOUT, "production", profile);
    }

    static Course course(Path file, String environment, FaultProfile profile) {
        var spec = SpecFile.load(file);
        return new Course(spec, spec.environments().get(environment), Replay.VERSION, profile, Optional.empty());
    }
}
