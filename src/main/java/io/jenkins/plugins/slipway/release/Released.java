package io.jenkins.plugins.slipway.release;

/** What an operation that released something leaves in its journal; the release itself is in the ledger. */
public record Released(String release, String version) {
    public static Released of(Release release) {
        return new Released(release.id(), release.version());
    }
}
