package io.jenkins.plugins.slipway.operation;

/**
 * One of several things done side by side.
 *
 * @param key stable and unique among its siblings (a region, a wave's target); a slash in it is journaled as a colon
 */
public record Branch<T>(String key, Body<T> body) {
    public Branch {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a branch has a key: its entries are journaled under it");
        }
    }

    /** What the branch does; its effects are journaled under the branch's path. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Run run);
    }
}
