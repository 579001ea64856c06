package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Goals on the system page. */
class GoalsTextTest {
    @Test
    void shouldNameLineAndRemedyOfAFault() {
        assertThat(GoalsText.fault("version: 1\ngoals:\n  - {measure: rework, atMost: much}\n"))
                .hasValueSatisfying(
                        fault -> assertThat(fault).startsWith("Goals, line 3: ").contains("much"));
    }

    @Test
    void shouldTakeNoneAndGoodOnes() {
        assertThat(GoalsText.fault(null)).isEmpty();
        assertThat(GoalsText.fault(" \n")).isEmpty();
        assertThat(GoalsText.given(" \n")).isNull();
        assertThat(GoalsText.fault("version: 1\ngoals:\n  - {measure: rework, atMost: 5%}\n"))
                .isEmpty();
    }
}
