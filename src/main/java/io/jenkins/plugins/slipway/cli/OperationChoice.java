package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which operation of a ledger: by its id, or the open one of an environment. */
final class OperationChoice {
    private static final int MANY = 10_000;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            converter = OperationArgument.class,
            description = "The operation, as 'slipway list' names it. Default: the open one of --environment.")
    private OperationId id;

    @Mixin
    private ServiceOption service;

    /** The one that was asked for, else the open one, else the newest. */
    OperationRecord toShow(Ledger ledger, EnvironmentOption environment) {
        if (id != null) {
            return named(ledger, environment);
        }
        if (isNarrowed(environment)) {
            var open = open(ledger, environment);
            if (!open.isEmpty()) {
                return only(open, environment);
            }
        }
        return ledger.journals().list(false, MANY).stream()
                .filter(operation -> matches(operation, environment))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(
                        "there is no operation%s in the ledger %s".formatted(of(environment), ledger.address())));
    }

    /** The one that was asked for, even if it has ended, else the open one. */
    OperationRecord toWorkOn(Ledger ledger, EnvironmentOption environment) {
        if (id != null) {
            return named(ledger, environment);
        }
        if (!isNarrowed(environment)) {
            throw new WrongUsage(
                    "say which operation: its ID, as 'slipway list' names it, or --environment NAME for the"
                            + " one that is open there");
        }
        var open = open(ledger, environment);
        if (open.isEmpty()) {
            throw new WrongUsage(
                    "no operation%s is open in the ledger %s: 'slipway list --all' names those that have ended"
                            .formatted(of(environment), ledger.address()));
        }
        return only(open, environment);
    }

    private boolean isNarrowed(EnvironmentOption environment) {
        return service.isGiven() || !environment.names().isEmpty();
    }

    private OperationRecord named(Ledger ledger, EnvironmentOption environment) {
        var found = ledger.journals()
                .find(id)
                .orElseThrow(() ->
                        new WrongUsage("there is no operation %s in the ledger %s: 'slipway list --all' names them"
                                .formatted(id, ledger.address())));
        if (!matches(found, environment)) {
            throw new WrongUsage("operation %s is one of %s, not%s: leave that out, or name another"
                    .formatted(id, OperationText.subject(found), of(environment)));
        }
        return found;
    }

    private List<OperationRecord> open(Ledger ledger, EnvironmentOption environment) {
        return ledger.journals().list(true, MANY).stream()
                .filter(operation -> matches(operation, environment))
                .toList();
    }

    private OperationRecord only(List<OperationRecord> open, EnvironmentOption environment) {
        if (open.size() > 1) {
            throw new WrongUsage("%d operations%s are open: name one of %s"
                    .formatted(
                            open.size(),
                            of(environment),
                            open.stream()
                                    .map(operation -> operation.id().value())
                                    .collect(Collectors.joining(", "))));
        }
        return open.get(0);
    }

    private boolean matches(OperationRecord operation, EnvironmentOption environment) {
        return service.includes(operation.labels().get("service"))
                && environment.includes(operation.labels().get("environment"));
    }

    /** {@code " of checkout in production"}, as far as it was given. */
    private String of(EnvironmentOption environment) {
        var services = Optional.of(String.join(", ", service.names())).filter(names -> !names.isEmpty());
        var places = Optional.of(String.join(", ", environment.names())).filter(names -> !names.isEmpty());
        return Stream.concat(services.map(" of "::concat).stream(), places.map(" in "::concat).stream())
                .collect(Collectors.joining());
    }
}
