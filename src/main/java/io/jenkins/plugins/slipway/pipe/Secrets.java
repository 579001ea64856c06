package io.jenkins.plugins.slipway.pipe;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that must not be seen; whatever a step prints goes through here. */
final class Secrets {
    private static final String SHOWN = "****";
    /** A shorter one would hide words. */
    private static final int SHORTEST = 5;

    private static final Pattern PASSWORD = Pattern.compile("[?&]password=([^&]*)");

    private final List<String> texts;

    private Secrets(List<String> texts) {
        this.texts = texts;
    }

    static Secrets of(Surroundings where) {
        var given = SignInReading.SECRETS.stream().flatMap(name -> where.given(name).stream());
        var passwords = Stream.of("LEDGER", "SLIPWAY_LEDGER")
                .flatMap(name -> where.given(name).stream())
                .flatMap(url -> PASSWORD.matcher(url).results())
                .map(found -> found.group(1))
                .flatMap(password -> Stream.of(password, decoded(password)));
        return new Secrets(Stream.concat(given, passwords)
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static String decoded(String password) {
        try {
            return URLDecoder.decode(password, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return password;
        }
    }

    String hide(String text) {
        var shown = text;
        for (var secret : texts) {
            shown = shown.replace(secret, SHOWN);
        }
        return shown;
    }

    /** Hides them in whole lines, or in what comes between two flushes. */
    PrintWriter before(PrintWriter out) {
        return new PrintWriter(
                new FilterWriter(out) {
                    private final StringBuilder line = new StringBuilder();

                    @Override
                    public void write(int c) throws IOException {
                        line.append((char) c);
                        passLines();
                    }

                    @Override
                    public void write(char[] text, int from, int length) throws IOException {
                        line.append(text, from, length);
                        passLines();
                    }

                    @Override
                    public void write(String text, int from, int length) throws IOException {
                        line.append(text, from, from + length);
                        passLines();
                    }

                    private void passLines() throws IOException {
                        pass(line.lastIndexOf("\n") + 1);
                    }

                    private void pass(int length) throws IOException {
                        if (length > 0) {
                            super.out.write(hide(line.substring(0, length)));
                            line.delete(0, length);
                        }
                    }

                    @Override
                    public void flush() throws IOException {
                        pass(line.length());
                        super.flush();
                    }
                },
                true);
    }

    /** Unlike the writers, nothing of a log's handlers is ours. */
    void hideInLogs() {
        for (var handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new Hiding(this, handler.getFormatter()));
        }
    }

    private static final class Hiding extends Formatter {
        private final Secrets secrets;
        private final Formatter usual;

        Hiding(Secrets secrets, Formatter usual) {
            this.secrets = secrets;
            this.usual = usual instanceof Hiding hiding ? hiding.usual : usual;
        }

        @Override
        public String format(LogRecord entry) {
            return secrets.hide(usual.format(entry));
        }
    }

    /** Not even in a debugger's line. */
    @Override
    public String toString() {
        return texts.size() + " secrets";
    }
}
