package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.BuildWatcherExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A Jenkins that is restarted in good order in every phase of every step. */
class RestartTest {
    @RegisterExtension
    static final BuildWatcherExtension LOGS = new BuildWatcherExtension();

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private ServedRehearsal aws;

    @BeforeEach
    void serve() {
        aws = new ServedRehearsal(30);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void shouldGoOnToTheSameEndWhereverItWas() throws Throwable {
        var images = aws.images();
        sessions.then(jenkins -> Deliveries.connect(jenkins, aws.address()));
        for (var step : DisturbedStep.values()) {
            sessions.then(jenkins -> {
                Deliveries.start(jenkins, step);
                Deliveries.await(jenkins, step, step.phases().get(0));
            });
            for (var phase : step.phases().subList(1, step.phases().size())) {
                sessions.then(jenkins -> Deliveries.await(jenkins, step, phase));
            }
            sessions.then(jenkins -> Deliveries.finish(jenkins, step));
        }

        assertThat(aws.images()).isEqualTo(images + 1);
    }
}
