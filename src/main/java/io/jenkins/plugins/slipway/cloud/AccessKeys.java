package io.jenkins.plugins.slipway.cloud;

import java.util.Optional;

/** Access keys as texts, so that they can come from anywhere. Never shows the secret ones. */
public record AccessKeys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    /** Of a user, for good. */
    public AccessKeys(String accessKeyId, String secretAccessKey) {
        this(accessKeyId, secretAccessKey, Optional.empty());
    }

    @Override
    public String toString() {
        return "access key " + accessKeyId;
    }
}
