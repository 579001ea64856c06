package io.jenkins.plugins.slipway.story;

import io.jenkins.plugins.slipway.spec.InvalidSpec;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The faults of a spec, for a person. */
public final class SpecFaultsText {
    private static final int MOST_FAULTS = 10;

    private SpecFaultsText() {}

    public static String headline(InvalidSpec spec) {
        int faults = spec.faults().size();
        return spec.file() + " has " + (faults == 1 ? "a fault" : faults + " faults") + "; nothing was done";
    }

    /** As {@link #print}, in one text. */
    public static String of(InvalidSpec spec) {
        var text = new StringWriter();
        print(spec, new PrintWriter(text, true));
        return text.toString().stripTrailing();
    }

    /** Headline and the first faults, each with place and remedy. */
    public static void print(InvalidSpec spec, PrintWriter out) {
        out.println(headline(spec));
        spec.faults().stream().limit(MOST_FAULTS).forEach(fault -> {
            out.printf("%s:%d:%d %s%n", spec.file(), fault.line(), fault.column(), fault.path());
            out.printf("    %s; %s%n", fault.problem(), fault.remedy());
        });
        int more = spec.faults().size() - MOST_FAULTS;
        if (more > 0) {
            out.printf("and %d more%n", more);
        }
    }
}
