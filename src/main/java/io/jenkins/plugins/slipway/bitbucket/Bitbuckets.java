package io.jenkins.plugins.slipway.bitbucket;

import io.jenkins.plugins.slipway.bitbucket.cloud.CloudBitbucket;
import io.jenkins.plugins.slipway.bitbucket.datacenter.DataCenterBitbucket;
import java.net.URI;

/** Opens repositories of Bitbucket, of either kind. */
public final class Bitbuckets {
    private Bitbuckets() {}

    /** With {@link Patience#usual()}. */
    public static Bitbucket open(RepositoryAddress address, SignIn signIn) {
        return open(address, signIn, Patience.usual());
    }

    /**
     * Calls nobody yet: what the sign-in is worth shows at the first call.
     *
     * @throws IllegalArgumentException when this kind of Bitbucket knows no such sign-in, or the address would show a token on the way
     */
    public static Bitbucket open(RepositoryAddress address, SignIn signIn, Patience patience) {
        requireSecrecy(address.site());
        requireSecrecy(address.api());
        return address.isCloud()
                ? CloudBitbucket.open(address, signIn, patience)
                : DataCenterBitbucket.open(address, signIn, patience);
    }

    private static void requireSecrecy(URI address) {
        if (Site.safeAddress(address.toString()).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s://%s%s is no https address without a user in it: a token would be readable on the way"
                            .formatted(address.getScheme(), address.getHost(), address.getPath()));
        }
    }
}
