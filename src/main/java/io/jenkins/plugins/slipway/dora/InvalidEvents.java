package io.jenkins.plugins.slipway.dora;

import java.util.List;
import java.util.stream.Collectors;

/** A file of events is refused as a whole; the message names the first faults by line. */
public final class InvalidEvents extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;
    private final transient List<Fault> faults;

    InvalidEvents(List<Fault> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    /** In the order of the lines, all of them. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(List<Fault> faults) {
        var shown = faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("\n"));
        var more = faults.size() > SHOWN ? "\nand " + (faults.size() - SHOWN) + " more" : "";
        return shown + more;
    }

    /** @param line from 1 */
    public record Fault(int line, String what) {
        @Override
        public String toString() {
            return "line " + line + ": " + what;
        }
    }
}
