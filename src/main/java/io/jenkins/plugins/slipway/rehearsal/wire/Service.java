package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.Optional;

/** One AWS service in front of the world: its actions by name. */
public interface Service {
    /** Endpoint name, as in the signature's scope. */
    String name();

    /** Empty when the action is not modelled. */
    Optional<Handler> handler(String action);

    /** Carries out one action. */
    @FunctionalInterface
    interface Handler {
        /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault a refusal as AWS words it */
        Answer handle(Call call);
    }
}
