package io.jenkins.plugins.slipway.pipe;

import java.nio.file.Path;
import java.util.List;

/** Neither: a person, or a pipeline of another kind; our variables say everything. */
record PlainShell(Variables variables) implements Surroundings {
    @Override
    public String name() {
        return "a shell";
    }

    @Override
    public Path clone() {
        return Path.of("");
    }

    @Override
    public String deepClone() {
        return "'git fetch --unshallow'";
    }

    @Override
    public List<Path> storage() {
        return List.of(Path.of(".slipway"));
    }
}
