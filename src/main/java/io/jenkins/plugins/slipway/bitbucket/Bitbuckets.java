package io.jenkins.plugins.slipway.bitbucket;

import io.jenkins.plugins.slipway.bitbucket.cloud.CloudBitbucket;
import io.jenkins.plugins.slipway.bitbucket.datacenter.DataCenterBitbucket;

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
     * @throws IllegalArgumentException when this kind of Bitbucket knows no such sign-in
     */
    public static Bitbucket open(RepositoryAddress address, SignIn signIn, Patience patience) {
        return address.isCloud()
                ? CloudBitbucket.open(address, signIn, patience)
                : DataCenterBitbucket.open(address, signIn, patience);
    }
}
