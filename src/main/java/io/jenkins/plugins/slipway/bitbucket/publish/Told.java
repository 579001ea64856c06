package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import java.util.function.Consumer;

/**
 * What became of an attempt to write something to Bitbucket.
 *
 * @param words why not, without anything secret; empty when it was taken
 */
record Told(Answer answer, String words) {
    /** How it was received. */
    enum Answer {
        TAKEN,
        /** Another attempt would come to the same. */
        REFUSED,
        NOT_OFFERED,
        /** Another attempt may succeed. */
        LATER
    }

    private static final Told TAKEN = new Told(Answer.TAKEN, "");

    /** One attempt; never fails by what Bitbucket says. */
    static Told attempt(Repositories repositories, Showcase showcase, Consumer<Bitbucket> writing) {
        try (var bitbucket = repositories
                .open(showcase.connection(), showcase.repository())
                .orElseThrow(() -> new IllegalStateException(
                        "Bitbucket connection '%s' is not defined where this installation keeps its connections"
                                        .formatted(showcase.connection())
                                + " (--connections FILE; in Jenkins: Manage Jenkins > System > Slipway)"))) {
            writing.accept(bitbucket);
            return TAKEN;
        } catch (NotOffered other) {
            return new Told(Answer.NOT_OFFERED, other.getMessage());
        } catch (BitbucketUnavailable later) {
            return new Told(Answer.LATER, later.getMessage());
        } catch (BitbucketRefused | NotInBitbucket | IllegalStateException | IllegalArgumentException never) {
            return new Told(Answer.REFUSED, never.getMessage());
        }
    }

    boolean isTaken() {
        return answer == Answer.TAKEN;
    }
}
