package io.jenkins.plugins.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command line printed and answered. */
record Ran(int exit, String out, String err) {
    static Ran slipway(String... arguments) {
        return run(Cli.commandLine(), arguments);
    }

    static Ran run(CommandLine line, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    /** Standard output as the one JSON object that it must be. */
    JsonNode json() {
        try (var parser = new ObjectMapper().createParser(out)) {
            JsonNode object = parser.readValueAsTree();
            if (!object.isObject() || parser.nextToken() != null) {
                throw new AssertionError("not one JSON object: " + out);
            }
            return object;
        } catch (IOException noJson) {
            throw new AssertionError("not JSON: " + out, noJson);
        }
    }
}
