package io.jenkins.plugins.slipway.cli.view;

import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.story.PlainView;
import java.io.PrintWriter;
import java.time.Clock;

/** The view that suits where the output goes; close it before printing anything else. */
public final class Views implements AutoCloseable {
    private final Progress progress;
    private final Runnable tick;
    private final Runnable end;

    private Views(Progress progress, Runnable tick, Runnable end) {
        this.progress = progress;
        this.tick = tick;
        this.end = end;
    }

    /** Live on a terminal, else plain lines. @param clock of the operation */
    public static Views of(PrintWriter out, Clock clock) {
        if (!Terminal.isThere()) {
            return plain(out, clock);
        }
        var live = new LiveView(new Screen(out, Terminal.columns()), clock, System::nanoTime);
        return new Views(live, live::tick, live::close);
    }

    /** One line for each change. */
    public static Views plain(PrintWriter out, Clock clock) {
        return new Views(new PlainView(out, clock), () -> {}, () -> {});
    }

    public static Views silent() {
        return new Views(Progress.SILENT, () -> {}, () -> {});
    }

    public Progress progress() {
        return progress;
    }

    /** Time has passed. */
    public void tick() {
        tick.run();
    }

    /** Clears what is only there while it lasts; may be called twice. */
    @Override
    public void close() {
        end.run();
    }
}
