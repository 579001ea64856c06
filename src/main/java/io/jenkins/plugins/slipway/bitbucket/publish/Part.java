package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import java.net.URI;
import java.util.function.BiConsumer;

/**
 * One thing to write.
 *
 * @param name for people
 * @param isOptional whether a Bitbucket that offers no such thing is as it should be
 * @param writing with the link of what is shown
 */
record Part(String name, boolean isOptional, BiConsumer<Bitbucket, URI> writing) {
    static Part of(Said said, Showcase showcase) {
        return new Part(
                "build status " + said.shown().key(),
                false,
                (bitbucket, link) -> bitbucket.put(showcase.commit(), said.linkedTo(link)));
    }

    /** One attempt; never fails by what Bitbucket says. */
    Told attempt(Repositories repositories, Showcase showcase) {
        return Told.attempt(
                repositories, showcase, bitbucket -> writing.accept(bitbucket, showcase.linkOr(bitbucket.address())));
    }

    /** Whether people have to be told that it is not there. */
    boolean isMissing(Told told) {
        return !told.isTaken() && !(isOptional && told.answer() == Told.Answer.NOT_OFFERED);
    }
}
