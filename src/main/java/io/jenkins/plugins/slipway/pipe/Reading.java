package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.spec.Suggestion;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads variables one by one and keeps every fault, so that a person sees them all at once. */
final class Reading {
    private static final int MOST_ITEMS = 100;
    /** What the place itself sets is no mistyped name. */
    private static final Pattern PLATFORM =
            Pattern.compile("(BITBUCKET|GITHUB|RUNNER|ACTIONS|INPUT|AWS|PG|JAVA|LC)_?.*|.*_[0-9]+");

    private final Surroundings where;
    private final Set<String> read = new TreeSet<>();
    private final Set<String> faults = new LinkedHashSet<>();

    Reading(Surroundings where) {
        this.where = where;
    }

    Surroundings where() {
        return where;
    }

    Optional<String> text(String name) {
        read.add(name);
        return where.given(name);
    }

    /** @param expected what there should be, for people */
    String required(String name, Optional<String> given, String expected) {
        if (given.isEmpty()) {
            fault(name, "is missing", expected);
        }
        return given.orElse("");
    }

    /** @param expected what there should be, for people */
    Optional<String> matching(String name, String pattern, String expected) {
        return text(name).filter(value -> {
            var isRight = Pattern.matches(pattern, value);
            if (!isRight) {
                fault(name, "is '" + value + "'", expected);
            }
            return isRight;
        });
    }

    /** One of some words, whether in capitals or not, with dashes or underscores. */
    Optional<String> oneOf(String name, List<String> words) {
        var given = text(name);
        var meant = given.flatMap(value -> words.stream()
                .filter(word -> word.replace('_', '-').equalsIgnoreCase(value.replace('_', '-')))
                .findFirst());
        if (given.isPresent() && meant.isEmpty()) {
            fault(name, "is '" + given.get() + "'", "one of " + String.join(", ", words));
        }
        return meant;
    }

    boolean flag(String name) {
        return oneOf(name, List.of("true", "false")).filter("true"::equals).isPresent();
    }

    Optional<Integer> number(String name, int least) {
        return matching(name, "[0-9]{1,6}", "a whole number from " + least)
                .map(Integer::valueOf)
                .filter(value -> {
                    if (value < least) {
                        fault(name, "is " + value, "a whole number from " + least);
                    }
                    return value >= least;
                });
    }

    Optional<String> moment(String name) {
        return text(name).filter(value -> {
            try {
                return value.equals("now") || OffsetDateTime.parse(value) != null;
            } catch (DateTimeException noTime) {
                fault(name, "is '" + value + "'", "a time such as 2026-11-22T16:45:01+01:00, or now");
                return false;
            }
        });
    }

    Optional<Path> path(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(Path.of(value));
            } catch (InvalidPathException noPath) {
                fault(name, "is '" + value + "'", "a path");
                return Optional.empty();
            }
        });
    }

    /** @param usual where none is named; empty where none is needed then */
    Optional<Path> file(String name, Optional<Path> usual, String expected) {
        var chosen = path(name).or(() -> text(name).isPresent() ? Optional.empty() : usual);
        chosen.filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .ifPresent(file -> fault(name, problem(file), expected));
        return chosen;
    }

    private static String problem(Path file) {
        if (!Files.exists(file)) {
            return "is '%s', which is not there (looked in %s)"
                    .formatted(file, Path.of("").toAbsolutePath());
        }
        return Files.isDirectory(file)
                ? "is '%s', which is a folder".formatted(file)
                : "is '%s', which this user (%s) cannot read".formatted(file, System.getProperty("user.name"));
    }

    Optional<String> url(String name) {
        return text(name).filter(value -> {
            var isRight = isUrl(value);
            if (!isRight) {
                fault(name, "is no address", "a URL such as http://127.0.0.1:4566");
            }
            return isRight;
        });
    }

    private static boolean isUrl(String value) {
        try {
            var url = new URI(value);
            return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /** As pipes get arrays: {@code NAME_COUNT}, {@code NAME_0} and so on; or one text with commas. */
    List<String> list(String name, String pattern, String expected) {
        var count = text(name + "_COUNT");
        if (count.isEmpty()) {
            if (text(name + "_0").isPresent()) {
                fault(name + "_COUNT", "is missing, but %s_0 is there".formatted(name), "how many there are");
            }
            return text(name).map(all -> items(name, all, pattern, expected)).orElse(List.of());
        }
        if (!count.get().matches("[0-9]{1,3}") || Integer.parseInt(count.get()) > MOST_ITEMS) {
            fault(name + "_COUNT", "is '" + count.get() + "'", "a whole number from 0 to " + MOST_ITEMS);
            return List.of();
        }
        return IntStream.range(0, Integer.parseInt(count.get()))
                .mapToObj(i -> name + "_" + i)
                .map(item -> matching(item, pattern, expected)
                        .orElseGet(() -> text(item).isPresent() ? "" : required(item, Optional.empty(), expected)))
                .toList();
    }

    private List<String> items(String name, String all, String pattern, String expected) {
        var items = List.of(all.split("\\s*,\\s*"));
        items.stream()
                .filter(item -> !Pattern.matches(pattern, item))
                .forEach(item -> fault(name, "has '" + item + "'", expected));
        return items;
    }

    /** Something that would not be heeded, and whose author believes otherwise. */
    void refuse(String name, String why) {
        if (text(name).isPresent()) {
            faults.add(name + " is given, but " + why + "; leave it out");
        }
    }

    void fault(String name, String what) {
        faults.add(name + " " + what);
    }

    void fault(String name, String what, String expected) {
        faults.add("%s %s; expected: %s".formatted(name, what, expected));
    }

    /** @throws InvalidVariables when there is a fault, with all of them */
    void requireNoFault() {
        if (!faults.isEmpty()) {
            throw new InvalidVariables(List.copyOf(faults), hints());
        }
    }

    /** Names in the environment that nobody reads and that look like one that is not given. */
    List<String> hints() {
        var absent =
                Names.ALL.stream().filter(name -> where.given(name).isEmpty()).toList();
        return where.variables().names().stream()
                .filter(name ->
                        !Names.ALL.contains(name) && !PLATFORM.matcher(name).matches())
                .sorted()
                .flatMap(name -> Suggestion.nearest(name, absent).stream()
                        .filter(meant -> name.regionMatches(true, 0, meant, 0, 1))
                        .map(meant -> "%s is not read: is %s meant?".formatted(name, meant)))
                .toList();
    }

    /** Names that were asked for and are given. */
    List<String> given() {
        return read.stream().filter(name -> where.given(name).isPresent()).toList();
    }
}
