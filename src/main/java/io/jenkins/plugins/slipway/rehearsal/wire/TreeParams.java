package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Parameters over a tree of maps, lists and scalars, which remembers what was read. */
final class TreeParams implements Params {
    private final String path;
    private final Map<String, Object> tree;
    private final Dialect dialect;
    private final Set<String> read = new LinkedHashSet<>();
    private final Map<String, List<TreeParams>> children = new LinkedHashMap<>();

    TreeParams(Map<String, Object> tree, Dialect dialect) {
        this("", tree, dialect);
    }

    private TreeParams(String path, Map<String, Object> tree, Dialect dialect) {
        this.path = path;
        this.tree = tree;
        this.dialect = dialect;
    }

    @Override
    public Optional<String> text(String name) {
        return value(name).map(value -> text(path + name, value));
    }

    @Override
    public String required(String name) {
        return text(name).orElseThrow(() -> dialect.missing(path + name));
    }

    @Override
    public Optional<Integer> integer(String name) {
        return number(name, "a whole number", Integer::valueOf, Number::intValue);
    }

    @Override
    public Optional<Double> decimal(String name) {
        return number(name, "a number", Double::valueOf, Number::doubleValue);
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw dialect.invalid(path + name, value, "true or false");
        });
    }

    @Override
    public Optional<Instant> time(String name) {
        return value(name).map(value -> {
            if (value instanceof Number seconds) {
                return Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000));
            }
            try {
                return OffsetDateTime.parse(value.toString()).toInstant();
            } catch (DateTimeException notIso) {
                throw because(dialect.invalid(path + name, value, "a time as ISO 8601 with its offset"), notIso);
            }
        });
    }

    @Override
    public List<String> texts(String name) {
        return list(name).stream().map(value -> text(path + name, value)).toList();
    }

    @Override
    public List<Double> decimals(String name) {
        return list(name).stream()
                .map(value -> number(name, value, "a number", Double::valueOf, Number::doubleValue))
                .toList();
    }

    @Override
    public Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        value(name).ifPresent(value -> {
            if (!(value instanceof Map<?, ?> entries)) {
                throw dialect.invalid(path + name, value, "a map");
            }
            entries.forEach((key, text) -> map.put((String) key, text(path + name + "." + key, text)));
        });
        return map;
    }

    @Override
    public Optional<Params> structure(String name) {
        return value(name)
                .map(value -> children.computeIfAbsent(name, key -> List.of(child(path + name + ".", name, value)))
                        .get(0));
    }

    @Override
    public List<Params> structures(String name) {
        var values = list(name);
        var structures = children.computeIfAbsent(name, key -> {
            var made = new ArrayList<TreeParams>();
            values.forEach(value -> made.add(child(path + name + "." + (made.size() + 1) + ".", name, value)));
            return made;
        });
        return List.copyOf(structures);
    }

    @Override
    public boolean has(String name) {
        return tree.get(name) != null;
    }

    @Override
    public void ignore(String... names) {
        read.addAll(List.of(names));
    }

    @Override
    public void nothingElse() {
        var unread = unread();
        if (!unread.isEmpty()) {
            throw new WorldFault(
                    "NotModelled",
                    "Not modelled by the Slipway rehearsal, so refused rather than ignored: "
                            + String.join(", ", unread) + ".");
        }
    }

    @Override
    public List<String> unread() {
        var unread = new ArrayList<String>();
        tree.forEach((name, value) -> {
            if (value != null && !read.contains(name)) {
                unread.add(path + name);
            }
        });
        children.values().forEach(list -> list.forEach(child -> unread.addAll(child.unread())));
        return unread;
    }

    private Optional<Object> value(String name) {
        read.add(name);
        return Optional.ofNullable(tree.get(name));
    }

    /** An empty text is how the Query protocols write an empty list. */
    private List<?> list(String name) {
        return value(name)
                .<List<?>>map(value -> {
                    if (value instanceof List<?> list) {
                        return list;
                    }
                    if (value.equals("")) {
                        return List.of();
                    }
                    throw dialect.invalid(path + name, value, "a list");
                })
                .orElse(List.of());
    }

    @SuppressWarnings("unchecked")
    private TreeParams child(String childPath, String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new TreeParams(childPath, (Map<String, Object>) map, dialect);
        }
        if ("".equals(value)) {
            return new TreeParams(childPath, Map.of(), dialect);
        }
        throw dialect.invalid(path + name, value, "a structure");
    }

    private String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw dialect.invalid(name, value, "a text");
    }

    private <T> Optional<T> number(
            String name, String expected, Function<String, T> parsed, Function<Number, T> converted) {
        return value(name).map(value -> number(name, value, expected, parsed, converted));
    }

    private <T> T number(
            String name, Object value, String expected, Function<String, T> parsed, Function<Number, T> converted) {
        if (value instanceof Number number) {
            var result = converted.apply(number);
            if (result instanceof Integer whole && whole != number.doubleValue()) {
                throw dialect.invalid(path + name, value, expected);
            }
            return result;
        }
        try {
            return parsed.apply(value.toString());
        } catch (NumberFormatException notANumber) {
            throw because(dialect.invalid(path + name, value, expected), notANumber);
        }
    }

    private static WorldFault because(WorldFault fault, Exception cause) {
        fault.initCause(cause);
        return fault;
    }
}
