package io.jenkins.plugins.slipway.spec;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A spec with faults, all of them. */
public final class InvalidSpec extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String file;
    private final transient List<Fault> faults;

    public InvalidSpec(String file, List<Fault> faults) {
        super(file + ":\n" + faults.stream().map(fault -> file + ":" + fault).collect(Collectors.joining("\n")));
        this.file = file;
        this.faults = List.copyOf(faults);
    }

    /** One fault for a place is enough: the first, which is the schema's. @param faults in any order of places */
    static InvalidSpec ofAll(String file, List<Fault> faults) {
        var firsts = new LinkedHashMap<String, Fault>();
        faults.forEach(fault -> firsts.putIfAbsent(fault.path() + fault.line() + ":" + fault.column(), fault));
        return new InvalidSpec(
                file,
                firsts.values().stream()
                        .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
                        .toList());
    }

    /** The name under which it was read. */
    public String file() {
        return file;
    }

    /** All of them, in the order of the file. */
    public List<Fault> faults() {
        return faults;
    }
}
