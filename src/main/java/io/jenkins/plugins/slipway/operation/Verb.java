package io.jenkins.plugins.slipway.operation;

/** A method that carries out a plan: linear, durable through its {@link Run}. */
public interface Verb<P extends Plan> {
    /** Stable: it is written in journals. */
    String name();

    Class<P> planType();

    /**
     * Carries out the plan; entered anew after every wait and every crash.
     *
     * @return what the operation made, as a record that Jackson can write
     * @throws OperationFailed to end in anything but success
     */
    Object run(P plan, Run run);
}
