package io.jenkins.plugins.slipway.rehearsal.world.elb;

/**
 * One registered target and what the load balancer last thought of it.
 *
 * <p>A target passes one check to become healthy at first, {@code healthyThreshold} in a row to come back, and fails
 * {@code unhealthyThreshold} in a row to go out (Application Load Balancers, "Health checks for your target groups").
 */
final class Target {
    /** States that the load balancer itself keeps; {@code unused} is a matter of who looks. */
    enum State {
        INITIAL,
        HEALTHY,
        UNHEALTHY,
        DRAINING
    }

    final String instance;
    final int port;
    private State state = State.INITIAL;
    private boolean registered = true;
    private boolean checked;
    private int passes;
    private int failures;
    private long steadyAt = -1;

    Target(String instance, int port) {
        this.instance = instance;
        this.port = port;
    }

    State state() {
        return state;
    }

    /** Neither deregistered to the end nor replaced by another registration. */
    boolean registered() {
        return registered;
    }

    void leave() {
        registered = false;
    }

    /** As if its checks had passed long ago. */
    void trust() {
        state = State.HEALTHY;
        checked = true;
    }

    void drain() {
        state = State.DRAINING;
    }

    /** Begins again, as after a registration. */
    void reset() {
        state = State.INITIAL;
        checked = false;
        passes = 0;
        failures = 0;
    }

    /** Whether it was healthy when so much had changed about instances, so that another check would only pass again. */
    boolean isSteady(long changes) {
        return state == State.HEALTHY && steadyAt == changes;
    }

    /** @param changes how much had changed about instances, and an instance that listens then does so until more has */
    void checked(boolean passed, HealthCheck check, long changes) {
        steadyAt = passed ? changes : -1;
        checked = true;
        passes = passed ? passes + 1 : 0;
        failures = passed ? 0 : failures + 1;
        if (state == State.INITIAL && passed || state == State.UNHEALTHY && passes >= check.healthyThreshold()) {
            state = State.HEALTHY;
        } else if (failures >= check.unhealthyThreshold()) {
            state = State.UNHEALTHY;
        }
    }

    TargetStatus status() {
        return switch (state) {
            case HEALTHY -> TargetStatus.HEALTHY;
            case UNHEALTHY -> new TargetStatus("unhealthy", "Target.FailedHealthChecks", "Health checks failed");
            case DRAINING ->
                new TargetStatus("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
            case INITIAL ->
                checked
                        ? new TargetStatus("initial", "Elb.InitialHealthChecking", "Initial health checks in progress")
                        : new TargetStatus(
                                "initial", "Elb.RegistrationInProgress", "Target registration is in progress");
        };
    }
}
