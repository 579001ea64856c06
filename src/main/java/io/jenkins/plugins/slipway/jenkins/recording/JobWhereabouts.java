package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;

/** Jobs and folders that are renamed, moved or deleted take along what they delivered. */
@Extension
public final class JobWhereabouts extends ItemListener {
    private final JobMoves moves = new JobMoves(JenkinsOperations::get);

    /** Called for a folder and for each job below it. */
    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        moves.moved(oldFullName, newFullName);
    }

    @Override
    public void onDeleted(Item item) {
        moves.deleted(item.getFullName());
    }
}
