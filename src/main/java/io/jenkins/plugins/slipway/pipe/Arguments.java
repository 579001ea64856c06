package io.jenkins.plugins.slipway.pipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command line in the making; options that have no value are left out. */
final class Arguments {
    private final List<String> all = new ArrayList<>();

    static Arguments of(String... command) {
        var arguments = new Arguments();
        arguments.all.addAll(List.of(command));
        return arguments;
    }

    Arguments option(String name, String value) {
        all.addAll(List.of(name, value));
        return this;
    }

    Arguments option(String name, Optional<String> value) {
        value.ifPresent(given -> option(name, given));
        return this;
    }

    Arguments flag(String name, boolean given) {
        if (given) {
            all.add(name);
        }
        return this;
    }

    /** What stands alone. */
    Arguments word(String word) {
        all.add(word);
        return this;
    }

    Arguments more(List<String> words) {
        all.addAll(words);
        return this;
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
