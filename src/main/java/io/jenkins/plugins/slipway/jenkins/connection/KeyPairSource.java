package io.jenkins.plugins.slipway.jenkins.connection;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import io.jenkins.plugins.slipway.cloud.AccessKeys;
import java.util.Optional;

/** An access key kept as user name and password. */
@Extension
public final class KeyPairSource extends KeySource {
    @Override
    protected Class<? extends StandardCredentials> type() {
        return StandardUsernamePasswordCredentials.class;
    }

    @Override
    protected Optional<AccessKeys> keysOf(StandardCredentials credentials) {
        return credentials instanceof StandardUsernamePasswordCredentials pair
                ? Optional.of(
                        new AccessKeys(pair.getUsername(), pair.getPassword().getPlainText()))
                : Optional.empty();
    }
}
