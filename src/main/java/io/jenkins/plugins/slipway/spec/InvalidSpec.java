package io.jenkins.plugins.slipway.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec with faults, all of them. */
public final class InvalidSpec extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    public InvalidSpec(String file, List<Fault> faults) {
        super(file + ":\n" + faults.stream().map(fault -> file + ":" + fault).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
