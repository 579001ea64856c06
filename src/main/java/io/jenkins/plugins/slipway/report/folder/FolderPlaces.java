package io.jenkins.plugins.slipway.report.folder;

import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Places;
import java.util.Optional;
import java.util.Set;

/**
 * Files beside each other.
 *
 * @param usual what the first page shows
 * @param operations those that have a page
 */
record FolderPlaces(Choice usual, Set<String> operations) implements Places {
    /** Of all services: a window, and what the rows are, has a file of its own. */
    @Override
    public String thisPage(Choice choice) {
        return FileNames.index(
                choice.by() == usual.by() ? "" : choice.by().key(), choice.days() == usual.days() ? 0 : choice.days());
    }

    @Override
    public String unit(Unit unit) {
        return FileNames.unit(unit);
    }

    @Override
    public Optional<String> operation(String operationId) {
        return operations.contains(operationId) ? Optional.of(FileNames.operation(operationId)) : Optional.empty();
    }

    /** Builds are not in the folder. */
    @Override
    public Optional<String> run(String run) {
        return Optional.empty();
    }
}
