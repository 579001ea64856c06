package io.jenkins.plugins.slipway.jenkins.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Commit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Change logs as a line of commits. */
class ChangeChainTest {
    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void shouldChainTheCommitsOfSeveralBuildsBackToTheOldest() {
        var chain = ChangeChain.of(List.of(build(log("c4", "c3")), build(), build(log("c2", "c1"))));

        assertThat(chain.newest()).contains("c4");
        assertThat(chain.upTo("shop", "c4"))
                .containsExactly(
                        commit("c4", List.of("c3")),
                        commit("c3", List.of("c2")),
                        commit("c2", List.of("c1")),
                        commit("c1", List.of()));
    }

    @Test
    void shouldBeOfTheCommitBeforeWhenABuildHasNoChanges() {
        assertThat(ChangeChain.of(List.of(build(), build(log("c2", "c1")))).newest())
                .contains("c2");
        assertThat(ChangeChain.of(List.of(build(), build())).newest()).isEmpty();
    }

    @Test
    void shouldBeginAtAnOlderCommitWhenThatWasDeployed() {
        var chain = ChangeChain.of(List.of(build(log("c3", "c2", "c1"))));

        assertThat(chain.upTo("shop", "c2")).extracting(Commit::sha).containsExactly("c2", "c1");
        assertThat(chain.upTo("shop", "unknown")).isEmpty();
    }

    @Test
    void shouldTurnTheOrderOfAPluginByTheTimesOfItsCommits() {
        var old = new Commit(null, "c1", null, THEN, THEN, List.of(), null);
        var fresh = new Commit(null, "c2", null, THEN, THEN.plusSeconds(1), List.of(), null);
        var timeless = new Commit(null, "c3", null, null, null, List.of(), null);

        assertThat(ChangeChain.newestFirst(List.of(old, timeless, fresh))).containsExactly(fresh, timeless, old);
        assertThat(ChangeChain.newestFirst(List.of(fresh, timeless, old))).containsExactly(fresh, timeless, old);
        assertThat(ChangeChain.newestFirst(List.of(timeless, timeless))).hasSize(2);
        assertThat(ChangeChain.newestFirst(log("c1", "c2")))
                .extracting(Commit::sha)
                .containsExactly("c2", "c1");
    }

    @Test
    void shouldTakeARepositoryOnceThatWasCheckedOutTwice() {
        var chain = ChangeChain.of(List.of(build(log("c2", "c1"), log("c2", "c1"))));

        assertThat(chain.newestFirst()).extracting(Commit::sha).containsExactly("c2", "c1");
    }

    @Test
    void shouldKnowNoCommitWhenTheChangesOfALibraryAreThereToo() {
        assertThat(ChangeChain.of(List.of(build(log("c2"), log("library1")), build(log("c1"))))
                        .newest())
                .isEmpty();
        assertThat(ChangeChain.of(List.of(build(log("c3")), build(log("c2"), log("library1")), build(log("c1"))))
                        .newestFirst())
                .extracting(Commit::sha)
                .containsExactly("c3", "c1");
    }

    @SafeVarargs
    private static List<List<Commit>> build(List<Commit>... logs) {
        return List.of(logs);
    }

    private static List<Commit> log(String... ids) {
        return Stream.of(ids)
                .map(id -> new Commit(null, id, null, THEN, THEN, List.of("a"), null))
                .toList();
    }

    private static Commit commit(String id, List<String> parents) {
        return new Commit("shop", id, parents, THEN, THEN, List.of("a"), null);
    }
}
