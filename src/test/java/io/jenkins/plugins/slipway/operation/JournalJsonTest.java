package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalJsonTest {
    record Everything(
            String text,
            long number,
            double share,
            Instant at,
            Duration took,
            Optional<String> maybe,
            Set<Ending> endings,
            Map<String, List<Integer>> lists,
            OperationId id) {}

    record Bare() {}

    @Test
    void shouldReadBackWhatItWrote() {
        var value = new Everything(
                "ä-€-😀",
                1L << 40,
                0.1,
                Instant.parse("2026-11-22T16:45:01.123Z"),
                Duration.ofMillis(1500),
                Optional.empty(),
                Set.of(Ending.DONE, Ending.FAILED),
                Map.of("a", List.of(1, 2)),
                new OperationId("one"));

        assertThat(JournalJson.read(JournalJson.tree(value), Everything.class)).isEqualTo(value);
        assertThat(JournalJson.read(JournalJson.tree(new Bare()), Bare.class)).isEqualTo(new Bare());
        assertThat(JournalJson.tree(null).isNull()).isTrue();
    }

    @Test
    void shouldWriteMapsAndSetsInTheSameOrderInEveryProcess() {
        var map = new HashMap<String, Object>();
        var numbers = new LinkedHashSet<>(List.of(3, 1, 2));
        map.put("b", numbers);
        map.put("a", new LinkedHashSet<>(List.of("z", "y")));

        assertThat(JournalJson.text(map)).isEqualTo("{\"a\":[\"y\",\"z\"],\"b\":[1,2,3]}");
        assertThat(JournalJson.tree(map)).isEqualTo(JournalJson.parse(JournalJson.text(map)));
    }

    @Test
    void shouldIgnoreWhatALaterVersionAdded() {
        assertThat(JournalJson.read(JournalJson.parse("{\"undo\":7,\"how\":\"well\"}"), EntryData.UndoneData.class))
                .isEqualTo(new EntryData.UndoneData(7));
    }

    @Test
    void shouldSayWhatCannotBeWrittenOrRead() {
        var cycle = new HashMap<String, Object>();
        cycle.put("self", new Object[] {
            new Object() {
                @SuppressWarnings("unused")
                public String getName() {
                    throw new IllegalStateException("no name");
                }
            }
        });

        assertThatThrownBy(() -> JournalJson.text(cycle)).hasMessageContaining("cannot be written to the journal");
        assertThatThrownBy(() -> JournalJson.read(JournalJson.tree("text"), Everything.class))
                .hasMessageContaining("cannot be read as")
                .hasMessageContaining("Everything");
    }

    @Test
    void shouldCutTheEndlessWordsOfOthers() {
        assertThat(new EntryData.FailureData(Ending.FAILED, "x".repeat(100_000)).message())
                .hasSize(2_000)
                .endsWith("…");
    }
}
