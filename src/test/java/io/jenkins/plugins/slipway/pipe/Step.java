package io.jenkins.plugins.slipway.pipe;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** A step in this process: what it was given, what it printed and answered. */
record Step(int exit, String out, String err) {
    static Step run(Map<String, String> given) {
        var environment = new HashMap<>(given);
        environment.put("NO_COLOR", "1");
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = new PipeCommand(environment).run(new PrintWriter(out, true), new PrintWriter(err, true));
        return new Step(exit, out.toString(), err.toString());
    }

    String all() {
        return out + err;
    }
}
