package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.notify.Webhook;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where messages of a name go. */
class WebhookSettingTest {
    private final Map<String, String> secrets =
            new TreeMap<>(Map.of("signing", "keep it\n", "address", "https://chat.example.com/tell-nobody"));

    @Test
    void shouldLeadToItsUrlAndReadTheSecretAnewForEachMessage() {
        var setting = new WebhookSetting(" chat ", "signing");
        setting.setUrl("https://chat.example.com/hook");

        var webhook = asWebhook(setting);

        assertThat(setting.fault()).isEmpty();
        assertThat(webhook.name()).isEqualTo("chat");
        assertThat(webhook.address()).isEqualTo(URI.create("https://chat.example.com/hook"));
        assertThat(webhook.secret().read()).asString().isEqualTo("keep it");
        secrets.put("signing", "another");
        assertThat(webhook.secret().read()).asString().isEqualTo("another");
    }

    @Test
    void shouldTakeAnAddressThatIsASecret() {
        var setting = new WebhookSetting("chat", "signing");
        setting.setUrlCredentialsId("address");

        assertThat(setting.fault()).isEmpty();
        assertThat(asWebhook(setting).address()).isEqualTo(URI.create("https://chat.example.com/tell-nobody"));
    }

    @Test
    void shouldNameTheCredentialsThatAreNotThere() {
        var setting = new WebhookSetting("chat", "gone");
        setting.setUrl("https://chat.example.com/hook");
        var secret = asWebhook(setting).secret();

        assertThatThrownBy(secret::read)
                .isInstanceOf(Webhook.UnusableSecret.class)
                .hasMessageContainingAll("'gone'", "'chat'", "Manage Jenkins > Credentials");
    }

    @Test
    void shouldNeverTellASecretAddressThatIsNone() {
        secrets.put("address", "http://chat.example.com/tell-nobody");
        var setting = new WebhookSetting("chat", "signing");
        setting.setUrlCredentialsId("address");

        assertThatThrownBy(() -> asWebhook(setting))
                .isInstanceOf(Webhook.UnusableSecret.class)
                .hasMessageContaining("https://")
                .hasMessageNotContaining("tell-nobody");
    }

    @Test
    void shouldSayWhatIsWrong() {
        var both = new WebhookSetting("chat", "signing");
        both.setUrl("https://chat.example.com/hook");
        both.setUrlCredentialsId("address");
        var open = new WebhookSetting("chat", "signing");
        open.setUrl("http://chat.example.com/tell-nobody");

        assertThat(new WebhookSetting("two words", "signing").fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("'two words'"));
        assertThat(new WebhookSetting("chat", "").fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("has no secret"));
        assertThat(new WebhookSetting("chat", "signing").fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("needs one address"));
        assertThat(both.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("not both"));
        assertThat(open.fault())
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("https://").doesNotContain("tell-nobody"));
    }

    private Webhook asWebhook(WebhookSetting setting) {
        return setting.asWebhook(id -> Optional.ofNullable(secrets.get(id)));
    }
}
