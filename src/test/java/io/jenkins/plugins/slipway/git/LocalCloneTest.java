package io.jenkins.plugins.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.dora.Commit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.RepositoryCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits out of clones of all kinds. */
class LocalCloneTest {
    @TempDir
    private Path folder;

    private MadeRepository made;

    @BeforeEach
    void make() throws Exception {
        made = new MadeRepository(Files.createDirectory(folder.resolve("made")));
    }

    @AfterEach
    void close() {
        made.close();
        RepositoryCache.clear();
    }

    @Test
    void shouldTellWhatEachCommitTouchedAndWhenParentsFirst() throws Exception {
        var one = made.commit("api/größe a.txt");
        var two = made.commit("lib/b.txt");

        assertThat(read(made.folder, "HEAD"))
                .containsExactly(
                        new Commit(
                                "shop",
                                one.name(),
                                List.of(),
                                MadeRepository.BEGIN,
                                MadeRepository.BEGIN.plusSeconds(3600),
                                List.of("api/größe a.txt"),
                                null),
                        new Commit(
                                "shop",
                                two.name(),
                                List.of(one.name()),
                                MadeRepository.BEGIN.plusSeconds(3600),
                                MadeRepository.BEGIN.plusSeconds(7200),
                                List.of("lib/b.txt"),
                                null));
    }

    @Test
    void shouldReachByAnyParentAndTellNoPathsOfAMerge() throws Exception {
        var root = made.commit("a");
        made.git.checkout().setCreateBranch(true).setName("side").call();
        var side = made.commit("side/b");
        made.git.checkout().setName("main").call();
        var main = made.commit("c");
        var merge = made.merge(side);
        made.commit("d");

        var read = read(made.folder, merge.name());

        assertThat(read)
                .extracting(Commit::sha)
                .containsExactlyInAnyOrder(root.name(), side.name(), main.name(), merge.name());
        assertThat(read.get(3).parents()).containsExactly(main.name(), side.name());
        assertThat(read.get(3).paths()).isEmpty();
    }

    @Test
    void shouldTellBothNamesOfAFileThatWasRenamed() throws Exception {
        made.commit("cart/a");
        Files.createDirectories(made.folder.resolve("shop"));
        Files.move(made.folder.resolve("cart/a"), made.folder.resolve("shop/a"));
        made.git.rm().addFilepattern("cart/a").call();
        made.git.add().addFilepattern("shop/a").call();
        made.git.commit().setMessage("moved").setSign(false).call();

        assertThat(read(made.folder, "HEAD").get(1).paths()).containsExactly("cart/a", "shop/a");
    }

    @Test
    void shouldStopAtWhatIsKnownAndPassOverWhatTheCloneNeverHad() throws Exception {
        made.commit("a");
        var known = made.commit("b");
        var fresh = made.commit("c");
        var elsewhere = "0123456789012345678901234567890123456789";

        try (var clone = LocalClone.open(made.folder);
                var walk = clone.walk("shop", clone.resolve("main"), List.of(elsewhere, known.name()))) {
            assertThat(walk.next(10)).extracting(Commit::sha).containsExactly(fresh.name());
            assertThat(walk.next(10)).isEmpty();
        }
    }

    @Test
    void shouldGoOnWhereItWasSkippedTo() throws Exception {
        made.commit("a");
        var two = made.commit("b");
        made.commit("c");

        try (var clone = LocalClone.open(made.folder);
                var walk = clone.walk("shop", clone.resolve("HEAD"), List.of())) {
            walk.skip(1);
            assertThat(walk.next(1)).extracting(Commit::sha).containsExactly(two.name());
        }
    }

    @Test
    void shouldReadABareCloneAWorktreeAndAFolderWithin() throws Exception {
        var one = made.commit("deep/a");
        var bare = folder.resolve("bare.git");
        Git.cloneRepository()
                .setURI(made.folder.toUri().toString())
                .setBare(true)
                .setDirectory(bare.toFile())
                .call()
                .close();
        var tree = Files.createDirectory(folder.resolve("tree"));
        var own = Files.createDirectories(made.folder.resolve(".git/worktrees/tree"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + own + "\n");
        Files.writeString(own.resolve("HEAD"), one.name() + "\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("gitdir"), tree.resolve(".git") + "\n");

        for (var place : List.of(bare, tree, made.folder.resolve("deep"))) {
            assertThat(read(place, "HEAD"))
                    .as(place.toString())
                    .extracting(Commit::sha)
                    .containsExactly(one.name());
        }
    }

    @Test
    void shouldNameACommitThatVanished() throws Exception {
        made.commit("a");
        var gone = "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";

        for (var revision : List.of(gone, "feature/gone", "a..b", "HEAD^{tree")) {
            assertThatThrownBy(() -> read(made.folder, revision))
                    .isInstanceOf(UnusableClone.class)
                    .hasMessageContaining("has no commit '" + revision + "'")
                    .hasMessageContaining("fetch it");
        }
    }

    @Test
    void shouldNameAnObjectThatTheHistoryLacks() throws Exception {
        var lost = made.commit("a").name();
        made.commit("b");
        Files.delete(made.folder.resolve(".git/objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));

        assertThatThrownBy(() -> read(made.folder, "HEAD"))
                .isInstanceOf(UnusableClone.class)
                .hasMessageContaining("lacks " + lost);
        made.git.getRepository().getConfig().setBoolean("remote", "origin", "promisor", true);
        made.git.getRepository().getConfig().save();
        assertThatThrownBy(() -> read(made.folder, "HEAD")).hasMessageContaining("a partial clone without " + lost);
    }

    @Test
    void shouldRefuseWhatIsShallowGraftedOrNoClone() throws Exception {
        made.commit("a");
        made.commit("b");
        var shallow = made.shallow(folder.resolve("shallow"));

        assertThatThrownBy(() -> read(shallow, "HEAD"))
                .isInstanceOf(UnusableClone.class)
                .hasMessageContaining("a shallow clone")
                .hasMessageContaining("git fetch --unshallow");
        assertThatThrownBy(() -> read(folder, "HEAD")).hasMessageContaining("is not a git repository");
        Files.createDirectories(made.folder.resolve(".git/info"));
        Files.writeString(made.folder.resolve(".git/info/grafts"), "x\n");
        assertThatThrownBy(() -> read(made.folder, "HEAD")).hasMessageContaining("grafts");
    }

    @Test
    void shouldRefuseAnEmptyRepositoryByItsRevision() {
        assertThatThrownBy(() -> read(made.folder, "HEAD")).hasMessageContaining("has no commit 'HEAD'");
    }

    private static List<Commit> read(Path place, String revision) {
        try (var clone = LocalClone.open(place);
                var walk = clone.walk("shop", clone.resolve(revision), List.of())) {
            return walk.next(1_000);
        }
    }
}
