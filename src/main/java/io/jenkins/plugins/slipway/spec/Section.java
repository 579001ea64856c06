package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A node of the document for reading: values of the wrong kind read as absent, because the schema has said so already, so that what follows
 * can still be checked.
 */
final class Section {
    private final SourceTree source;
    private final Place place;
    private final List<Fault> faults;

    Section(SourceTree source, Place place, List<Fault> faults) {
        this.source = source;
        this.place = place;
        this.faults = faults;
    }

    private JsonNode node() {
        return source.at(place);
    }

    boolean has(String key) {
        return node().has(key);
    }

    String name() {
        return place.steps().isEmpty()
                ? ""
                : String.valueOf(place.steps().get(place.steps().size() - 1));
    }

    Section child(String key) {
        return new Section(source, place.child(key), faults);
    }

    /** The values of a mapping, in the order of the file. */
    List<Section> children() {
        var children = new ArrayList<Section>();
        node().fieldNames().forEachRemaining(key -> children.add(child(key)));
        return children;
    }

    List<Section> items(String key) {
        var list = place.child(key);
        int size = source.at(list).isArray() ? source.at(list).size() : 0;
        return IntStream.range(0, size)
                .mapToObj(i -> new Section(source, list.child(i), faults))
                .toList();
    }

    /** A text, or a number as it is written. */
    Optional<String> text() {
        var node = node();
        return node.isTextual() || node.isNumber() ? Optional.of(node.asText()) : Optional.empty();
    }

    Optional<String> text(String key) {
        return child(key).text();
    }

    /** The values of a mapping that are texts, by key, in the order of the file. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        node().fieldNames().forEachRemaining(key -> text(key).ifPresent(text -> texts.put(key, text)));
        return Collections.unmodifiableMap(texts);
    }

    /** How many keys a mapping has. */
    int keys() {
        return node().isObject() ? node().size() : 0;
    }

    /** The constant of an enumeration whose name, in lower case, is written here; else the default. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        return text(key)
                .flatMap(word -> Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                        .filter(constant ->
                                constant.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst())
                .orElse(otherwise);
    }

    List<String> texts(String key) {
        return items(key).stream().map(Section::text).flatMap(Optional::stream).toList();
    }

    Optional<Integer> whole(String key) {
        var node = child(key).node();
        return node.isInt() || node.isLong() ? Optional.of(node.intValue()) : Optional.empty();
    }

    /** {@code 90%} or 90. */
    Optional<Integer> percent() {
        return text().map(text -> text.endsWith("%") ? text.substring(0, text.length() - 1) : text)
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::valueOf);
    }

    List<Integer> percents(String key) {
        return items(key).stream()
                .map(Section::percent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@code 5%} or 0.05, as 0.05. */
    Optional<Double> share(String key) {
        var text = text(key).orElse("");
        if (text.matches("[0-9]{1,4}([.][0-9]{1,4})?%")) {
            return Optional.of(Double.parseDouble(text.substring(0, text.length() - 1)) / 100);
        }
        return child(key).node().isNumber() ? Optional.of(child(key).node().doubleValue()) : Optional.empty();
    }

    /** A duration within limits; outside of them is a fault. */
    Optional<Duration> duration(String key, Duration least, Duration most) {
        var duration = text(key).flatMap(Durations::parse);
        duration.filter(value -> value.compareTo(least) < 0 || value.compareTo(most) > 0)
                .ifPresent(value -> child(key)
                        .fault(
                                "'" + text(key).orElse("") + "' is out of range",
                                "write " + Durations.format(least) + " to " + Durations.format(most)));
        return duration;
    }

    /** Says that the value here is wrong. */
    void fault(String problem, String remedy) {
        faults.add(source.ofValue(place).fault(place, problem, remedy));
    }

    /** Says that the value here is known, but that nothing implements it yet. */
    void notImplemented(String what, String remedy) {
        fault(what + " is not implemented in this version", remedy);
    }

    /** Says of each value that was there before. */
    static void faultDuplicates(Stream<Section> sections, String what) {
        var seen = new ArrayList<String>();
        sections.forEach(section -> section.text().ifPresent(text -> {
            if (seen.contains(text)) {
                section.fault(what + " '" + text + "' is there twice", "remove one");
            }
            seen.add(text);
        }));
    }
}
