package io.jenkins.plugins.slipway.bitbucket.wire;

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
}
