package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.spec.Scripts;
import java.io.IOException;

/** Files of a build, wherever they are. */
interface Workspace {
    /**
     * The text of a file.
     *
     * @param path relative to the workspace, and never out of it
     * @throws Scripts.Unusable when there is none, or it is none
     * @throws IOException when the agent cannot be reached
     */
    String read(String path, int mostBytes) throws Scripts.Unusable, IOException, InterruptedException;

    /** Commits of a clone in it. @throws IOException when the agent cannot be reached */
    CommitPage commits(ReadCommits wanted) throws IOException, InterruptedException;
}
