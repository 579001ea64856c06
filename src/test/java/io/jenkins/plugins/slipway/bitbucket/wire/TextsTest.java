package io.jenkins.plugins.slipway.bitbucket.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldLeaveAloneWhatFits() {
        assertThat(Texts.cut("twelve signs", 12)).isEqualTo("twelve signs");
    }

    @Test
    void shouldSayThatItIsCut() {
        assertThat(Texts.cut("x".repeat(30), 20)).isEqualTo("x".repeat(13) + "… (cut)");
    }

    @Test
    void shouldNotCutASignInTwo() {
        assertThat(Texts.cut("x".repeat(12) + "😀" + "y".repeat(20), 20)).isEqualTo("x".repeat(12) + "… (cut)");
    }
}
