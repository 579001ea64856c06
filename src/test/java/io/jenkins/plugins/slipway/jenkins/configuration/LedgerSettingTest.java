package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.ledger.LedgerUnavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the ledger of a controller is. */
class LedgerSettingTest {
    @TempDir
    private Path home;

    private static LedgerSetting setting(String url, String credentialsId) {
        var setting = new LedgerSetting();
        setting.setUrl(url);
        setting.setCredentialsId(credentialsId);
        return setting;
    }

    private static Login login(String id) {
        if (!id.equals("db")) {
            throw new IllegalStateException("The credentials '" + id + "' are not there.");
        }
        return new Login("slip way", "p&ss=w/rd+%");
    }

    @Test
    void shouldBeUnderTheHomeAndForThisProcessAloneWhenNoUrlIsGiven() {
        assertThat(setting(" ", "db").address(home, LedgerSettingTest::login))
                .isEqualTo(new LedgerAddress.InFile(home.resolve("slipway/ledger"), true));
    }

    @Test
    void shouldTakeUserAndPasswordFromCredentialsWhateverIsInThem() {
        var address = setting("jdbc:postgresql://db.example.com/slipway?sslmode=require", "db")
                .address(home, LedgerSettingTest::login);

        assertThat(address)
                .isEqualTo(
                        new LedgerAddress.InPostgreSql(
                                "jdbc:postgresql://db.example.com/slipway?sslmode=require&user=slip%20way&password=p%26ss%3Dw%2Frd%2B%25"));
        assertThat(address.toString()).doesNotContain("p%26ss").doesNotContain("slip%20way");
        assertThat(new Login("a", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void shouldSayThatTheCredentialsAreNotThere() {
        assertThatThrownBy(
                        () -> setting("jdbc:postgresql://db/slipway", "gone").address(home, LedgerSettingTest::login))
                .hasMessageContaining("'gone'");
    }

    @Test
    void shouldRefuseAPasswordInTheUrlAndOtherDatabases() {
        assertThat(LedgerTrial.fault("jdbc:postgresql://db/slipway?password=x"))
                .get()
                .asString()
                .contains("not kept secret");
        assertThat(LedgerTrial.fault("jdbc:mysql://db/slipway")).isPresent();
        assertThat(LedgerTrial.fault("/var/slipway")).get().asString().contains("jdbc:postgresql://");
        assertThat(LedgerTrial.fault("jdbc:postgresql://db/slipway")).isEmpty();
        assertThat(LedgerTrial.fault(" ")).isEmpty();
    }

    @Test
    void shouldTellWhereTheEmbeddedOneIsWithoutOpeningIt() {
        assertThat(LedgerTrial.of(setting(null, null), home, LedgerSettingTest::login))
                .contains(home.resolve("slipway/ledger").toString());
        assertThat(home.resolve("slipway")).doesNotExist();
    }

    @Test
    void shouldTellWhenNoServerAnswers() {
        assertThatThrownBy(() -> LedgerTrial.of(
                        setting("jdbc:postgresql://127.0.0.1:1/slipway", "db"), home, LedgerSettingTest::login))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("p%26ss");
    }
}
