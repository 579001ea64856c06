package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.dora.Preparation;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** However events arrive, what was prepared step by step is what all of them together give. */
class PreparedUnitsPropertiesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final DoraQuery WEEK =
            DoraQuery.between(START.plusSeconds(3 * 86_400), START.plusSeconds(10 * 86_400));

    @Property(tries = 30, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void shouldAnswerAfterEachArrivalAsARebuildFromAllEventsWould(@ForAll long seed) {
        var random = new Random(seed);
        var events = HistoryBySeed.events(seed);
        try (var ledger = Ledger.inMemory()) {
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(12));
                ledger.doraEvents().append(events.subList(from, to));
                from = to;
                if (random.nextBoolean()) {
                    assertThatPreparedIsWhatAllEventsGive(ledger);
                }
            }
            assertThatPreparedIsWhatAllEventsGive(ledger);
            var before = List.copyOf(all(ledger));
            ledger.prepareAnew();
            assertThat(List.copyOf(all(ledger))).as("after a rebuild").isEqualTo(before);
        }
    }

    private static void assertThatPreparedIsWhatAllEventsGive(Ledger ledger) {
        var all = ledger.doraEvents().all();
        assertThat(DoraReport.ofPrepared(all(ledger), WEEK)).isEqualTo(DoraReport.of(all, WEEK));
        assertThat(List.copyOf(all(ledger)))
                .isEqualTo(Preparation.of(all, WEEK).stream()
                        .filter(unit -> !unit.isEmpty())
                        .toList());
        assertThat(ledger.preparedUnits().of(Set.of("shop"), Set.of("staging")))
                .allSatisfy(unit -> assertThat(unit.unit().service()).isEqualTo("shop"));
    }

    private static Collection<PreparedUnit> all(Ledger ledger) {
        return ledger.preparedUnits().of(Set.of(), Set.of());
    }
}
