package io.jenkins.plugins.slipway.trial.invariant;

/**
 * Something that did not hold.
 *
 * @param at the world's time; empty when it was seen after the end
 */
public record Violation(String invariant, String at, String what) {
    @Override
    public String toString() {
        return invariant + (at.isEmpty() ? "" : " at " + at) + ": " + what;
    }
}
