package io.jenkins.plugins.slipway.jenkins.step;

import hudson.FilePath;
import io.jenkins.plugins.slipway.spec.Scripts;
import java.io.IOException;

/** The workspace on the agent where the build runs. */
record AgentWorkspace(FilePath folder) implements Workspace {
    @Override
    public String read(String path, int mostBytes) throws Scripts.Unusable, IOException, InterruptedException {
        var found = folder.act(new ReadFile(path, mostBytes));
        if (found.length > 1) {
            throw new Scripts.Unusable(found[0], found[1]);
        }
        return found[0];
    }
}
