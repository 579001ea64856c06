package io.jenkins.plugins.slipway.rehearsal.world.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that goes wrong.
 *
 * @param region where; empty for everywhere
 * @param what a service ({@code ec2}), a call ({@code ec2:RunInstances}) or a zone; empty for all
 * @param from it may strike from then on, or strikes then
 * @param until not any more then
 * @param probability of striking, each time that it might; 0 to 1
 * @param by how much: a delay, a lag, a difference; zero where the kind has none
 */
public record Fault(
        FaultKind kind, String region, String what, Instant from, Instant until, double probability, Duration by) {
    public Fault {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability of %s is %s; it must be 0 to 1".formatted(kind, probability));
        }
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "%s would end at %s, before it begins at %s".formatted(kind, until, from));
        }
    }

    /** @param called service, {@code service:Action} or a zone */
    boolean concerns(FaultKind wanted, String where, String called, Instant now) {
        return kind == wanted
                && !now.isBefore(from)
                && now.isBefore(until)
                && (region.isEmpty() || region.equals(where))
                && (what.isEmpty() || what.equals(called) || called.startsWith(what + ":"));
    }
}
