package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;

/** What the ledger calls a repository that was imported. */
final class Source {
    private Source() {}

    static String of(RepositoryAddress address) {
        return "%s at %s".formatted(address.eventName(), address.site());
    }
}
