package io.jenkins.plugins.slipway.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Tells now and then, on long work, how many pages are written; short work stays silent. */
final class PageCount implements IntConsumer {
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private long told;

    PageCount(PrintWriter out) {
        this(out, System::nanoTime);
    }

    PageCount(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.told = nanoTime.getAsLong();
    }

    @Override
    public void accept(int pages) {
        long now = nanoTime.getAsLong();
        if (now - told >= PAUSE) {
            out.println(pages + " pages written");
            out.flush();
            told = now;
        }
    }
}
