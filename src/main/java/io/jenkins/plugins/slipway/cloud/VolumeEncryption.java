package io.jenkins.plugins.slipway.cloud;

/**
 * What an account says of its new volumes and copies in one region.
 *
 * @param always whether all are encrypted
 * @param key under which, where no other is named: {@link #MANAGED_KEY}, or the ARN of a key of the account's own
 */
public record VolumeEncryption(boolean always, String key) {
    /** Nothing that is encrypted under it can be shared. */
    public static final String MANAGED_KEY = "alias/aws/ebs";

    /** Whether something could not be shared, once encrypted without a key of its own. */
    public boolean isUnderManagedKey() {
        return key.endsWith(MANAGED_KEY);
    }
}
