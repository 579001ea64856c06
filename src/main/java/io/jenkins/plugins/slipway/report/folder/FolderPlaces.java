package io.jenkins.plugins.slipway.report.folder;

import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Places;
import java.util.Optional;
import java.util.Set;

/** Files beside each other. @param operations those that have a page */
record FolderPlaces(int usualDays, Set<String> operations) implements Places {
    /** Of the page of all services; windows alone have files of their own. */
    @Override
    public String thisPage(Choice choice) {
        return choice.days() == usualDays ? FileNames.INDEX : FileNames.index(choice.days());
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
