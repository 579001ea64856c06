package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.OperationId;
import java.io.IOException;

/** Where the answer to a step goes, and what it remembers. */
interface Desk {
    Build build() throws IOException, InterruptedException;

    /** Saves which operation is waited for. @param isOwn whether this step began it, and needs nothing else any more */
    void remember(OperationId id, boolean isOwn);

    /** Saves that none is waited for after all. */
    void forget();

    /** The step is done. @param value that Pipeline can save and print */
    void succeed(Object value);

    void fail(Throwable why);

    /** Who interrupted the step. */
    String whoAsked(Throwable interruption);

    /** What a step fails with whose operation was aborted elsewhere. */
    Throwable interruption(String why);
}
