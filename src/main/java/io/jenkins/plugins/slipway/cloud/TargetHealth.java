package io.jenkins.plugins.slipway.cloud;

/** Health of one target: {@code healthy}, {@code unhealthy}, {@code initial}, {@code draining}, {@code unused}. */
public record TargetHealth(String targetId, String state, String reason) {
    public boolean healthy() {
        return state.equals("healthy");
    }
}
