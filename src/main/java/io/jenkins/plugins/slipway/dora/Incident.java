package io.jenkins.plugins.slipway.dora;

import static io.jenkins.plugins.slipway.dora.Merge.either;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Objects;

/**
 * A time in which users were served badly.
 *
 * @param resolvedAt null while it is open
 * @param deploymentId the deployment that caused it, where somebody said so
 * @param cause null counts as {@link Cause#CHANGE}
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Incident(
        String id,
        String service,
        String environment,
        Instant openedAt,
        Instant resolvedAt,
        String deploymentId,
        Cause cause,
        Instant receivedAt)
        implements DoraEvent {
    /** Whether a change of ours can have caused it. */
    public enum Cause {
        @JsonProperty("change")
        CHANGE,
        @JsonProperty("external")
        EXTERNAL
    }

    @Override
    public String type() {
        return "incident";
    }

    @Override
    public String item() {
        return id;
    }

    @Override
    public Incident receivedAt(Instant time) {
        return new Incident(id, service, environment, openedAt, resolvedAt, deploymentId, cause, time);
    }

    /** With no name for what is not known. */
    Unit unit() {
        return new Unit(Objects.requireNonNullElse(service, ""), Objects.requireNonNullElse(environment, ""));
    }

    Incident updatedBy(Incident later) {
        return new Incident(
                id,
                either(later.service, service),
                either(later.environment, environment),
                either(later.openedAt, openedAt),
                either(later.resolvedAt, resolvedAt),
                either(later.deploymentId, deploymentId),
                either(later.cause, cause),
                either(later.receivedAt, receivedAt));
    }
}
