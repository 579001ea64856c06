package io.jenkins.plugins.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Takes Ctrl-C and SIGTERM for as long as it is open. A shutdown hook would not do: it comes once only, and by then H2 closes the
 * ledger.
 */
final class Interrupts implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM");

    private record Taken(Signal signal, SignalHandler before) {}

    private final List<Taken> taken = new ArrayList<>();

    /** @param taker gets the signal's name, each time, on a thread of its own */
    Interrupts(Consumer<String> taker) {
        for (var name : NAMES) {
            try {
                var signal = new Signal(name);
                taken.add(new Taken(signal, Signal.handle(signal, got -> taker.accept("SIG" + got.getName()))));
            } catch (IllegalArgumentException reserved) {
                // the JVM runs with -Xrs: it keeps its signals, and the operation can be aborted from elsewhere
                continue;
            }
        }
    }

    /** As it was before. */
    @Override
    public void close() {
        taken.forEach(one -> Signal.handle(one.signal(), one.before()));
        taken.clear();
    }
}
