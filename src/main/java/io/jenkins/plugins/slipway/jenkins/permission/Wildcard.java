package io.jenkins.plugins.slipway.jenkins.permission;

import java.util.regex.Pattern;

/** A name, or a pattern of names: {@code *} stands for anything but a slash, {@code **} for anything. */
public record Wildcard(String pattern) {
    public boolean matches(String name) {
        return Pattern.matches(regex(), name);
    }

    private String regex() {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(pattern.charAt(i) == '*' ? "[^/]*" : Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return regex.toString();
    }
}
