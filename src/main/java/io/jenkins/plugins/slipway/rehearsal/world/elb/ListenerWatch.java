package io.jenkins.plugins.slipway.rehearsal.world.elb;

/** Who wants to know that a listener was created, which is when traffic may begin; a region may have one. */
@FunctionalInterface
public interface ListenerWatch {
    void listenerCreated();
}
