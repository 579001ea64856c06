package io.jenkins.plugins.slipway.jenkins.step;

import java.io.IOException;

/** Where a step's answer goes, and the build it belongs to. */
interface StepAnswer {
    Build build() throws IOException, InterruptedException;

    /** The step is done. @param value that Pipeline can save and print */
    void succeed(Object value);

    void fail(Throwable why);
}
