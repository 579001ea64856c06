package io.jenkins.plugins.slipway.rehearsal.world;

/** Calls that AWS makes by itself, such as a schedule with a universal target. */
public interface Invocations {
    /**
     * Carries out one call as if a client had made it now.
     *
     * @param service endpoint name as in a signature's scope: {@code elasticloadbalancing}, {@code autoscaling} …
     * @param action {@code ModifyRule}
     * @param input the parameters as JSON, by the service model's member names
     * @throws WorldFault a refusal as the called service words it
     */
    void invoke(String region, String service, String action, String input);
}
