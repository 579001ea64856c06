package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A controller for each test, with a build that begins a good release. */
abstract class OneBuild {
    RehearsedJenkins jenkins;
    RehearsedBuild build;

    @BeforeEach
    void start() {
        jenkins = new RehearsedJenkins(Behaviour.GOOD);
        build = new RehearsedBuild(jenkins, "shop/checkout#12");
    }

    @AfterEach
    void close() throws InterruptedException {
        jenkins.close();
    }
}
