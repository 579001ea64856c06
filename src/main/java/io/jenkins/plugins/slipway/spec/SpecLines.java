package io.jenkins.plugins.slipway.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** On which lines of a spec stands what a release can fail by. */
public final class SpecLines {
    private SpecLines() {}

    /**
     * Lines from 1, of what is there: {@code image}, {@code provision}, {@code verify}, {@code canary}, {@code errors}, {@code
     * latency}, {@code environment}, {@code refresh}, {@code gates}. None of a text that is no spec.
     */
    public static Map<String, Integer> of(String text, String environment) {
        return YamlSource.read(text, new ArrayList<>())
                .map(tree -> of(tree, Place.TOP.child("environments").child(environment)))
                .orElse(Map.of());
    }

    /** As {@link #of(String, String)}; none of a file that cannot be read. */
    public static Map<String, Integer> of(Path file, String environment) {
        try {
            return of(Files.readString(file), environment);
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    private static Map<String, Integer> of(SourceTree tree, Place environment) {
        var image = Place.TOP.child("image");
        var canary = Place.TOP.child("canary");
        var metric = canary.child("metrics").child(0);
        var lines = new TreeMap<String, Integer>();
        put(lines, "image", tree, image);
        put(lines, "provision", tree, image.child("provision"));
        put(lines, "verify", tree, image.child("verify"));
        put(lines, "canary", tree, canary);
        put(lines, "errors", tree, metric.child("errors"));
        put(lines, "latency", tree, metric.child("latency"));
        put(lines, "environment", tree, environment);
        put(lines, "refresh", tree, environment.child("refresh"));
        put(lines, "gates", tree, environment.child("gates"));
        return lines;
    }

    private static void put(Map<String, Integer> lines, String name, SourceTree tree, Place place) {
        if (!tree.at(place).isMissingNode()) {
            lines.put(name, tree.ofKey(place).line());
        }
    }
}
