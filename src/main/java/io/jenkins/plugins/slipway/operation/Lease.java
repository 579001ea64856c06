package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/**
 * The right to change a target.
 *
 * @param target {@code fleet:connection/region/group}
 * @param holder the process: host, pid and a random part
 * @param epoch grows by one at each change of hands
 * @param expires by the ledger's clock
 */
public record Lease(String target, OperationId operation, String holder, long epoch, Instant expires) {
    /** What stands for an operation itself among the targets: whoever has its lease runs it. */
    public static String nameOf(OperationId id) {
        return "operation:" + id;
    }
}
