package io.jenkins.plugins.slipway.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.story.PlainView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final OperationId ID = new OperationId("op-1");
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shouldTellOfAWaitOnceAndAgainOnlyAfterFiveMinutes() {
        var view = new PlainView(out, clock);
        for (int minute = 0; minute < 7; minute++) {
            view.waiting(ID, "", "the fleet", minute + " of 8", START.plusSeconds(3600));
            clock.advance(Duration.ofMinutes(1));
        }
        view.acted(ID, "", "return traffic", false);
        view.acted(ID, "undo/7/", "end builder", true);

        assertThat(text.toString().lines())
                .containsExactly(
                        "09:00:00  waiting for the fleet: 0 of 8",
                        "09:05:00  waiting for the fleet: 5 of 8",
                        "09:07:00  return traffic",
                        "09:07:00  undo: end builder (was done already: adopted)");
    }

    @Test
    void shouldDrawRowsOfOneUnitToOneScale() {
        assertThat(Sparkline.of(List.of(0.0, 1.0, 7.0, Double.NaN), 7)).isEqualTo("▁▂█ ");
        assertThat(Sparkline.of(List.of(0.0, 0.0), 0)).isEqualTo("▁▁");

        var samples = new Samples();
        samples.add("canary ms", START, 100);
        samples.add("stable ms", START, 50);
        samples.add("replaced %", START, 50);

        assertThat(samples.lines(START))
                .containsExactly(
                        "  canary ms        █ 100.00",
                        "  replaced %       ███████████████░░░░░░░░░░░░░░░ 50 %",
                        "  stable ms        ▅ 50.00");
        assertThat(samples.lines(START.plus(Duration.ofMinutes(11)))).isEmpty();
    }

    @Test
    void shouldRedrawInPlaceAndNotOnEveryLook() {
        var view = new LiveView(new Screen(out, 60), clock, nanos::get);
        view.waiting(ID, "", "the fleet", "1 of 8", START.plusSeconds(60));
        view.waiting(ID, "", "the fleet", "2 of 8", START.plusSeconds(60));
        assertThat(text.toString()).contains("the fleet: 1 of 8").doesNotContain("2 of 8");

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        view.waiting(ID, "", "the fleet", "3 of 8", START.plusSeconds(60));
        view.noted(ID, START, "verdict");
        view.close();
        view.tick();

        assertThat(shown()).containsExactly("09:00:00  verdict");
    }

    @Test
    void shouldCutWhatWouldWrap() {
        new Screen(out, 10).draw(List.of("0123456789"));

        assertThat(shown()).containsExactly("01234567…");
    }

    /** What a terminal shows in the end. */
    private List<String> shown() {
        var lines = new java.util.ArrayList<String>(List.of(""));
        var escaped = text.toString().replace("\u001b[1A\u001b[2K", "\u0001").replace("\r\u001b[2K", "\u0002");
        for (char each : escaped.toCharArray()) {
            var last = lines.size() - 1;
            switch (each) {
                case '\u0001' -> {
                    lines.remove(last);
                    lines.set(last - 1, "");
                }
                case '\u0002' -> lines.set(last, "");
                case '\n' -> lines.add("");
                default -> lines.set(last, lines.get(last) + each);
            }
        }
        lines.remove("");
        return lines;
    }
}
