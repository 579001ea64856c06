package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a person sees of the command before a step runs. */
class PipeCommandTest {
    private static final int WIDTH = 100;

    @Test
    void shouldExplainItselfOnOneScreen() {
        var line = new CommandLine(new PipeCommand(Map.of())).setUsageHelpWidth(WIDTH);
        var help = line.getUsageMessage();

        assertThat(List.of(line.getCommandSpec().usageMessage().footer()))
                .as("not broken in two")
                .allMatch(text -> String.format(text).length() <= WIDTH);
        assertThat(help).contains("Exit codes: 0 ").contains("  ACTION=deliver");
        assertThat(help.lines()).hasSizeLessThan(40);
        assertThat(ActionReading.NAMES).allSatisfy(name -> assertThat(help).contains(name));
        assertThat(help).contains("$SLIPWAY_LEDGER");
    }
}
