package io.jenkins.plugins.slipway.bitbucket.history;

import java.util.List;

/**
 * What an import came to.
 *
 * @param freshDeployments events that said something new
 * @param freshCommits events that said something new
 * @param notes what is missing and why, for people
 */
public record Counted(int deployments, int freshDeployments, int commits, int freshCommits, List<String> notes) {
    public Counted {
        notes = List.copyOf(notes);
    }
}
