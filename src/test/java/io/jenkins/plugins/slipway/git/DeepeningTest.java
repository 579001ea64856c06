package io.jenkins.plugins.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.RepositoryCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shallow clone, and what it was cloned from. */
class DeepeningTest {
    @TempDir
    private Path folder;

    private MadeRepository made;
    private Path shallow;

    @BeforeEach
    void make() throws Exception {
        made = new MadeRepository(Files.createDirectory(folder.resolve("made")));
        made.commit("a");
        made.commit("b");
        shallow = made.shallow(folder.resolve("shallow"));
    }

    @AfterEach
    void close() {
        made.close();
        RepositoryCache.clear();
    }

    @Test
    void shouldFetchWhatIsMissingOnce() throws Exception {
        assertThat(new Deepening(shallow).deepen()).isEqualTo(Deepening.By.JGIT);
        assertThat(new Deepening(shallow).deepen()).isEqualTo(Deepening.By.NOBODY);

        try (var clone = LocalClone.open(shallow);
                var walk = clone.walk("shop", clone.resolve("HEAD"), List.of())) {
            assertThat(walk.next(10)).hasSize(2);
        }
    }

    @Test
    void shouldSayWhatBothSaidWhenNobodyCanReachTheRemote() throws Exception {
        try (var git = Git.open(shallow.toFile())) {
            var config = git.getRepository().getConfig();
            config.setString(
                    "remote", "origin", "url", folder.resolve("gone").toUri().toString());
            config.save();
        }

        assertThatThrownBy(() -> new Deepening(shallow).deepen())
                .isInstanceOf(UnusableClone.class)
                .hasMessageContaining("the history of " + shallow + " cannot be fetched")
                .hasMessageContaining("JGit: ")
                .hasMessageContaining("; git: ");
    }

    @Test
    void shouldSayThatTheRemoteIsShallowItself() throws Exception {
        var second = folder.resolve("second");
        Git.cloneRepository()
                .setURI(shallow.toUri().toString())
                .setDirectory(second.toFile())
                .call()
                .close();
        Files.copy(shallow.resolve(".git/shallow"), second.resolve(".git/shallow"));

        assertThatThrownBy(() -> new Deepening(second).deepen())
                .isInstanceOf(UnusableClone.class)
                .hasMessageContaining("what it was cloned from is shallow, too");
        assertThat(second.resolve(".git/shallow")).hasSameTextualContentAs(shallow.resolve(".git/shallow"));
    }
}
