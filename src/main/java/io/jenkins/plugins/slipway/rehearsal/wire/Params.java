package io.jenkins.plugins.slipway.rehearsal.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a call, the same whatever protocol brought them. Names are the service model's member names ({@code location
 * name} for EC2 Query). What was never read by the time the answer is made is refused as not modelled. A handler that changes the
 * world reads everything first, then says {@link #nothingElse()}, then acts: so a refusal leaves the world as it was.
 */
public interface Params {
    Optional<String> text(String name);

    /** @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault the service's error for a missing parameter */
    String required(String name);

    Optional<Integer> integer(String name);

    Optional<Double> decimal(String name);

    Optional<Boolean> flag(String name);

    Optional<Instant> time(String name);

    /** A list of scalars; empty when absent. */
    List<String> texts(String name);

    /** A list of numbers; empty when absent. */
    List<Double> decimals(String name);

    /** A map of scalars; empty when absent. */
    Map<String, String> map(String name);

    /** A structure; empty when absent. */
    Optional<Params> structure(String name);

    /** A list of structures; empty when absent. */
    List<Params> structures(String name);

    /** True when it was sent; does not count as reading it. */
    boolean has(String name);

    /** Marks a parameter as read though nothing in the rehearsal depends on it. */
    void ignore(String... names);

    /**
     * Says, before the first change, that everything is read that the rehearsal models.
     *
     * @throws io.jenkins.plugins.slipway.rehearsal.world.WorldFault {@code NotModelled}, naming every parameter never read
     */
    void nothingElse();

    /** Full names of what was never read. */
    List<String> unread();
}
