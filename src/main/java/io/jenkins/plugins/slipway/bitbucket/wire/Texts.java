package io.jenkins.plugins.slipway.bitbucket.wire;

import java.net.URI;

/** Texts as long as Bitbucket takes them. */
public final class Texts {
    private static final String CUT = "… (cut)";

    private Texts() {}

    /** Its beginning, with a word that there was more; the whole when it is short enough. @param most characters, above 10 */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** What others wrote as an address; empty text when it is none. */
    public static URI address(String text) {
        try {
            return URI.create(text == null ? "" : text.strip());
        } catch (IllegalArgumentException none) {
            return URI.create("");
        }
    }
}
