package io.jenkins.plugins.slipway.operation;

/** One of several things done side by side; the key is stable and unique among its siblings (a region, a wave's target). */
public record Branch<T>(String key, Body<T> body) {
    /** What the branch does; its effects are journaled under the branch's path. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Run run);
    }
}
