package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.slipway.jenkins.connection.AwsConnection;
import io.jenkins.plugins.slipway.jenkins.incident.IncidentSender;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.StaplerRequest2;

/** What the system configuration takes. */
class SlipwayConfigurationTest {
    private final Saved configuration = new Saved();

    private static final class Saved extends SlipwayConfiguration {
        private int saves;

        @Override
        public synchronized void save() {
            saves++;
        }

        @Override
        public synchronized void load() {
            // nothing was saved
        }
    }

    @Test
    void shouldSayWhatIsWrongAndNoMoreWhenTheFormIsRefused() {
        var form = (StaplerRequest2) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StaplerRequest2.class}, (proxy, bind, arguments) -> {
                    configuration.setConnections(List.of(new AwsConnection("b", "Frankfurt")));
                    return null;
                });

        assertThatThrownBy(() -> configuration.configure(form, null))
                .isInstanceOf(FormException.class)
                .hasMessageStartingWith("'Frankfurt' is no region");
    }

    @Test
    void shouldFindAConnectionByItsName() {
        configuration.setConnections(
                List.of(new AwsConnection(" a ", "eu-central-1"), new AwsConnection("b", "eu-west-1")));

        assertThat(configuration.connection("a"))
                .get()
                .extracting(AwsConnection::getRegion)
                .isEqualTo("eu-central-1");
        assertThat(configuration.connection("c")).isEmpty();
        assertThat(configuration.saves).isEqualTo(1);
    }

    @Test
    void shouldKeepWhatWasWhenSomethingIsWrong() {
        configuration.setConnections(List.of(new AwsConnection("a", "eu-central-1")));

        assertThatThrownBy(() -> configuration.setConnections(
                        List.of(new AwsConnection("b", "eu-west-1"), new AwsConnection("b", "eu-west-1"))))
                .hasMessageContaining("Two connections are named 'b'");
        assertThatThrownBy(() -> configuration.setConnections(List.of(new AwsConnection("", "eu-west-1"))))
                .hasMessageContaining("has no name");
        assertThatThrownBy(() -> configuration.setConnections(List.of(new AwsConnection("b", "Frankfurt"))))
                .hasMessageContaining("'Frankfurt' is no region");
        assertThatThrownBy(() -> configuration.setGrants(List.of(new Grant("job", "", "a"))))
                .hasMessageContaining("no job, environment or connection");
        assertThatThrownBy(() -> configuration.setFreezeWindows(List.of(new FreezeSetting("never"))))
                .hasMessageContaining("'never' is no cron");
        assertThatThrownBy(() -> configuration.setBitbucketConnections(
                        List.of(new BitbucketConnection("x", "http://insecure.example.com"))))
                .hasMessageContaining("is no Bitbucket");
        assertThatThrownBy(() -> configuration.setIncidentSenders(List.of(new IncidentSender("pager", ""))))
                .hasMessageContaining("'pager' has no credentials");
        var ledger = new LedgerSetting();
        ledger.setUrl("jdbc:postgresql://db/slipway?password=x");
        assertThatThrownBy(() -> configuration.setLedger(ledger)).hasMessageContaining("not kept secret");

        assertThatThrownBy(() -> configuration.setRetentionDays(-1)).hasMessageContaining("'-1' is no number of days");

        assertThat(configuration.getRetentionDays()).isZero();
        assertThat(configuration.getConnections())
                .extracting(AwsConnection::getName)
                .containsExactly("a");
        assertThat(configuration.getGrants()).isEmpty();
        assertThat(configuration.getFreezeWindows()).isEmpty();
        assertThat(configuration.getBitbucketConnections()).isEmpty();
        assertThat(configuration.getLedger().getUrl()).isNull();
        assertThat(configuration.saves).isEqualTo(1);
    }
}
