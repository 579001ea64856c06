package io.jenkins.plugins.slipway.pipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What later parts of the step, and later steps, may read. */
final class Outputs {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** A value is one line. */
    void put(String name, Object value) {
        values.put(name, String.valueOf(value).replaceAll("[\\r\\n]+", " "));
    }

    void put(String name, Optional<?> value) {
        value.ifPresent(given -> put(name, given));
    }

    Map<String, String> values() {
        return values;
    }

    /** Appends them; a step is not failed for an output. */
    void append(Optional<Path> file, StepLog log) {
        if (file.isEmpty()) {
            return;
        }
        var lines = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        try {
            Files.write(
                    file.get(), lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException refused) {
            log.warning("the outputs cannot be written to %s (%s); they are %s".formatted(file.get(), refused, values));
        }
    }
}
