package io.jenkins.plugins.slipway.spec;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;

/** A position in a text, line and column from 1. */
record Position(int line, int column) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    static final Position START = new Position(1, 1);

    static Position of(Mark mark) {
        return mark == null ? START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Of a character of a text, by its index. */
    static Position of(String text, int index) {
        var before = text.substring(0, Math.min(Math.max(index, 0), text.length()));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new Position(line, before.length() - before.lastIndexOf('\n'));
    }

    Fault fault(Place place, String problem, String remedy) {
        return new Fault(line, column, harmless(place.toString()), harmless(problem), harmless(remedy));
    }

    /** What a spec says is shown on terminals: no control characters. */
    private static String harmless(String text) {
        return CONTROL.matcher(text)
                .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
    }
}
