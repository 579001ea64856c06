package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins in a process of its own that is killed in every phase of every step. */
class KilledControllerTest {
    private static final int SECONDS = 3_600;

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(SECONDS);

    private ServedRehearsal aws;

    @BeforeEach
    void serve() {
        aws = new ServedRehearsal(20);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void shouldGoOnToTheSameEndWhereverItWas() throws Throwable {
        var images = aws.images();
        controller.startJenkins();
        controller.runRemotely(Deliveries::connect, aws.address());
        for (var step : DisturbedStep.values()) {
            controller.runRemotely(Deliveries::start, step);
            for (var phase : step.phases()) {
                controller.runRemotely(Deliveries::await, step, phase);
                controller.stopJenkinsForcibly();
                controller.startJenkins();
            }
            controller.runRemotely(Deliveries::finish, step);
        }

        assertThat(aws.images()).isEqualTo(images + 1);
    }
}
