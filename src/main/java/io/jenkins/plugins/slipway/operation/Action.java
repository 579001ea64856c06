package io.jenkins.plugins.slipway.operation;

/** One line of a plan: what will be done. Each verb has its own sealed family of records. */
public interface Action {
    /** One sentence for a person, in the imperative: "start refresh of checkout-eu to version 12". */
    String describe();
}
