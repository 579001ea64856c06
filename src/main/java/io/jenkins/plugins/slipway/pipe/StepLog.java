package io.jenkins.plugins.slipway.pipe;

import java.io.PrintWriter;

/** What a step says, in the colours of Bitbucket's pipes; none where {@code NO_COLOR} is set. */
final class StepLog {
    private enum Colour {
        BLUE("\u001b[34m"),
        GREEN("\u001b[32m"),
        YELLOW("\u001b[33m"),
        RED("\u001b[31m");

        private static final String END = "\u001b[0m";
        private final String begin;

        Colour(String begin) {
            this.begin = begin;
        }
    }

    private final PrintWriter out;
    private final boolean coloured;
    private final boolean debug;

    StepLog(PrintWriter out, boolean coloured, boolean debug) {
        this.out = out;
        this.coloured = coloured;
        this.debug = debug;
    }

    void info(String text) {
        print(Colour.BLUE, "INFO: " + text);
    }

    void debug(String text) {
        if (debug) {
            print(Colour.BLUE, "DEBUG: " + text);
        }
    }

    void warning(String text) {
        print(Colour.YELLOW, "WARNING: " + text);
    }

    void success(String text) {
        print(Colour.GREEN, "✔ " + text);
    }

    void fail(String text) {
        print(Colour.RED, "✖ " + text);
    }

    private void print(Colour colour, String text) {
        out.println(coloured ? colour.begin + text + Colour.END : text);
        out.flush();
    }
}
