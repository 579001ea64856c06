package io.jenkins.plugins.slipway.jenkins.connection;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionPoint;
import io.jenkins.plugins.slipway.cloud.AccessKeys;
import java.util.Optional;

/** A kind of credentials that access keys can be had from. */
public abstract class KeySource implements ExtensionPoint {
    /** The kind, for lists to choose from. */
    protected abstract Class<? extends StandardCredentials> type();

    /** Empty for another kind. @throws IllegalStateException when it has none; says why */
    protected abstract Optional<AccessKeys> keysOf(StandardCredentials credentials);
}
