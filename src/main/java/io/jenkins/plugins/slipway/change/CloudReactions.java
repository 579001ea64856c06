package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.operation.Faults;

/** What a cloud's fault means for an operation. */
public final class CloudReactions implements Faults {
    @Override
    public Reaction reactionTo(RuntimeException fault) {
        if (!(fault instanceof CloudFault cloudFault)) {
            return Reaction.FAIL;
        }
        return switch (cloudFault.kind()) {
            // credentials expire in the middle, and somebody or something renews them; a zone gets capacity again
            case THROTTLED, CREDENTIALS, NO_CAPACITY -> Reaction.AGAIN;
            // to give up would mean to take back, which cannot be done either
            case UNREACHABLE -> Reaction.AWAY;
            // an instance refresh that is "in progress" may be our own, started by a call whose reply was lost
            case UNKNOWN_OUTCOME, BUSY -> Reaction.LOOK;
            // a thing just made may not be visible yet
            case NOT_FOUND -> Reaction.AGAIN;
            // a name that is taken may be taken by our own lost call
            case ALREADY_EXISTS -> Reaction.LOOK;
            case DENIED, INVALID, LIMIT, NOT_MODELLED -> Reaction.FAIL;
        };
    }
}
