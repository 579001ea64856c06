package io.jenkins.plugins.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One name for each repository, however it was cloned. */
class RepositoryNameTest {
    @ParameterizedTest
    @CsvSource({
        "git@bitbucket.org:acme/checkout.git, bitbucket:acme/checkout",
        "https://someone:token@bitbucket.org/acme/checkout.git, bitbucket:acme/checkout",
        "ssh://git@Git.Example.com:7999/acme/checkout.git, git.example.com/acme/checkout",
        "https://git.example.com/acme/deep/checkout/, git.example.com/acme/deep/checkout",
        "git.example.com:acme/checkout, git.example.com/acme/checkout",
    })
    void shouldBeTheSameForEveryWayToReachIt(String url, String name) {
        assertThat(RepositoryName.of(url)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"/srv/git/checkout.git", "file:///srv/git/checkout.git", "../checkout", "C:/git/checkout"})
    void shouldBeNoneOfAFolder(String url) {
        assertThat(RepositoryName.of(url)).isEmpty();
    }

    @Test
    void shouldBeNoneWithoutARemote() {
        assertThat(RepositoryName.of(null)).isEmpty();
    }
}
