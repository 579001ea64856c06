package io.jenkins.plugins.slipway.jenkins.configuration;

import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Tries a ledger before it is saved. */
final class LedgerTrial {
    private static final String PASSWORD = "(?i).*[?&]password=.*";

    private LedgerTrial() {}

    /** What is wrong with its URL; nothing is none. */
    static Optional<String> fault(String url) {
        var text = Entered.text(url);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches(PASSWORD)) {
            return Optional.of(Messages.LedgerTrial_Password());
        }
        try {
            return LedgerAddress.of(text) instanceof LedgerAddress.InPostgreSql
                    ? Optional.empty()
                    : Optional.of(Messages.LedgerTrial_Url());
        } catch (IllegalArgumentException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /**
     * Opens a PostgreSQL and closes it again; the embedded ledger is this controller's already.
     *
     * @return what was found, without secrets
     * @throws RuntimeException that says what is wrong
     */
    static String of(LedgerSetting setting, Path home, Function<String, Login> logins) {
        fault(setting.getUrl()).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        var address = setting.address(home, logins);
        if (setting.getUrl() == null) {
            return Messages.LedgerTrial_Embedded(address);
        }
        try (var opened = Ledger.open(address)) {
            return Messages.LedgerTrial_Opened(opened.address());
        }
    }
}
