package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What the ledger tells of a delivery to three regions in two waves; rehearsed once for each behaviour. */
public final class RehearsedStories {
    private static final Spec STOREFRONT = SpecFile.load(Path.of("examples/regions/slipway.yaml"));
    private static final Map<Behaviour, OperationStory> STORIES = new EnumMap<>(Behaviour.class);

    private RehearsedStories() {}

    public static synchronized OperationStory of(Behaviour behaviour) throws InterruptedException {
        if (!STORIES.containsKey(behaviour)) {
            STORIES.put(behaviour, rehearse(behaviour));
        }
        return STORIES.get(behaviour);
    }

    /** The same while a step went on: as it was when that step's wait began. */
    public static OperationStory until(String step, OperationStory whole) {
        var head = whole.head();
        var last = whole.entries().stream()
                .filter(entry ->
                        entry.kind() == Entry.Kind.DEADLINE && entry.name().equals(step))
                .findFirst()
                .orElseThrow();
        return new OperationStory(
                new OperationRecord(
                        head.id(),
                        head.verb(),
                        head.targets(),
                        head.labels(),
                        head.requestedBy(),
                        head.journalVersion(),
                        head.createdAt(),
                        Optional.empty()),
                whole.entries().stream()
                        .filter(entry -> entry.seq() <= last.seq())
                        .toList(),
                whole.release(),
                Optional.empty(),
                Optional.empty());
    }

    /** When its last entry was written. */
    public static Instant end(OperationStory story) {
        return story.entries().get(story.entries().size() - 1).at();
    }

    private static OperationStory rehearse(Behaviour behaviour) throws InterruptedException {
        var settings = Settings.standard().release(behaviour).seed(1);
        try (var rehearsed = new RehearsedDelivery(settings, SpecEstate.of(STOREFRONT), Progress.SILENT)) {
            var planned =
                    rehearsed.delivery().planning(STOREFRONT, "production").deliver("1.4.2", Optional.of("c2"));
            var id = rehearsed.delivery().start(planned, "ann", new Random(1));
            rehearsed.run(id);
            return OperationStory.find(rehearsed.ledger(), id).orElseThrow();
        }
    }
}
