package io.jenkins.plugins.slipway.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.AccessKeys;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the button on a connection tells. */
class ConnectionTrialTest {
    private final AwsConnection connection = new AwsConnection("acme", "eu-central-1");

    private List<ConnectionTrial.Line> told() {
        return ConnectionTrial.of(connection, id -> new AccessKeys("AKIAREHEARSAL-acme", "secret"));
    }

    @Test
    void shouldTellWhoTheConnectionIsAndWhatIsLeftToAsk() {
        var start = Clock.systemUTC().instant();
        var rehearsal = Rehearsal.of(
                Settings.standard().start(start), Estate.empty(), new FastClock(Clock.systemUTC(), start, 1));
        try (var server = rehearsal.serve(0)) {
            connection.setEndpointUrl(server.address().toString());
            connection.setCredentialsId("keys");
            connection.setRoleArn("arn:aws:iam::111122223333:role/slipway");
            connection.setSessionTags(List.of(new SessionTag("team", "shop")));

            var lines = told();

            assertThat(lines).noneMatch(ConnectionTrial.Line::failed);
            assertThat(lines)
                    .extracting(ConnectionTrial.Line::text)
                    .anyMatch(text ->
                            text.startsWith("identity: arn:aws:sts::111122223333:assumed-role/slipway/slipway-acme"))
                    .anyMatch(text -> text.startsWith("permissions: not checked"))
                    .anyMatch(text -> text.contains("'slipway doctor' asks with the spec"));
        }
    }

    @Test
    void shouldFailWhenNobodyAnswers() {
        connection.setEndpointUrl("http://127.0.0.1:1");
        connection.setCredentialsId("keys");

        assertThat(told())
                .filteredOn(ConnectionTrial.Line::failed)
                .extracting(ConnectionTrial.Line::text)
                .singleElement()
                .asString()
                .contains("identity", "127.0.0.1:1");
    }

    @Test
    void shouldSayThatARehearsalIsGoneWithTheController() {
        connection.setRehearsal(true);

        assertThat(told())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("gone when the controller stops"));
    }

    @Test
    void shouldTellTheFirstFaultWithoutAskingAnybody() {
        connection.setRoleArn("slipway");

        assertThat(told()).singleElement().matches(ConnectionTrial.Line::failed);
    }
}
