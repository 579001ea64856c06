package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.jenkins.connection.AwsConnection;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the audit trail tells of a change of the system configuration. */
class ConfigurationChangeTest {
    private final SlipwayConfiguration configuration = new SlipwayConfiguration() {
        @Override
        public synchronized void save() {
            // Jenkins is not there
        }
    };

    @Test
    void shouldNameWhatWasAddedChangedAndRemovedWithoutItsContent() {
        configuration.setConnections(List.of(connection("a", "first"), connection("b", null)));
        configuration.setRetentionDays(30);
        var before = ConfigurationChange.snapshot(configuration);

        configuration.setConnections(List.of(connection("a", "second"), connection("c", null)));
        configuration.setGrants(List.of(new Grant("shop/checkout", "production", "a")));
        configuration.setFreezeWindows(List.of(new FreezeSetting("* 16-23 * * FRI")));
        configuration.setRetentionDays(0);

        assertThat(ConfigurationChange.snapshot(configuration).since(before))
                .isEqualTo("changed connection a; removed connection b; added connection c; changed days to keep steps;"
                        + " added freeze window '* 16-23 * * FRI' of every environment;"
                        + " added grant of job 'shop/checkout' to production through a");
    }

    @Test
    void shouldSayNothingWhenNothingChanged() {
        configuration.setConnections(List.of(connection("a", "first")));
        var before = ConfigurationChange.snapshot(configuration);

        configuration.setConnections(List.of(connection("a", "first")));

        assertThat(ConfigurationChange.snapshot(configuration).since(before)).isEmpty();
    }

    private static AwsConnection connection(String name, String credentialsId) {
        var connection = new AwsConnection(name, "eu-central-1");
        connection.setCredentialsId(credentialsId);
        return connection;
    }
}
