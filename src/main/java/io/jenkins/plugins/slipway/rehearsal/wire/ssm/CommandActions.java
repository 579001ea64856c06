package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Command;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.CommandStatus;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Commands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** SendCommand, ListCommands, CancelCommand: commands as a whole. The document is AWS-RunShellScript; targets are instance ids. */
final class CommandActions {
    private static final String DOCUMENT = "AWS-RunShellScript";
    private static final int SHORTEST_DELIVERY = 30;
    private static final int LONGEST_DELIVERY = 2_592_000;
    private static final int LONGEST_EXECUTION = 172_800;

    private CommandActions() {}

    static Map<String, Function<SsmRequest, Answer>> all() {
        return Map.of(
                "SendCommand", CommandActions::send,
                "ListCommands", CommandActions::list,
                "CancelCommand", CommandActions::cancel);
    }

    private static Answer send(SsmRequest request) {
        var params = request.params();
        var document = params.required("DocumentName");
        if (!document.equals(DOCUMENT)) {
            throw new WorldFault("InvalidDocument", "Document with name " + document + " does not exist.");
        }
        var instances = params.texts("InstanceIds");
        if (instances.isEmpty() || instances.size() > 50) {
            throw SsmRequest.invalid(instances.toString(), "instanceIds", "Member must have length from 1 to 50");
        }
        var comment = params.text("Comment").orElse("");
        if (comment.length() > 100) {
            throw SsmRequest.invalid(comment, "comment", "Member must have length less than or equal to 100");
        }
        int delivery = params.integer("TimeoutSeconds").orElse(3600);
        if (delivery < SHORTEST_DELIVERY || delivery > LONGEST_DELIVERY) {
            throw SsmRequest.invalid(
                    String.valueOf(delivery),
                    "timeoutSeconds",
                    "Member must have value from " + SHORTEST_DELIVERY + " to " + LONGEST_DELIVERY);
        }
        var given = parameters(params);
        params.nothingElse();
        var order = new Commands.Order(
                instances, given.get("commands"), execution(given), Duration.ofSeconds(delivery), comment, given);
        return Answer.empty().with("Command", command(request.ssm().commands().send(order)));
    }

    /** What the document takes (Systems Manager User Guide, "Using Systems Manager Run Command": AWS-RunShellScript). */
    private static Map<String, List<String>> parameters(Params params) {
        var given = new TreeMap<String, List<String>>();
        params.structure("Parameters").ifPresent(map -> {
            for (var name : List.of("commands", "executionTimeout", "workingDirectory")) {
                var values = map.texts(name);
                if (!values.isEmpty()) {
                    given.put(name, values);
                }
            }
            if (!map.unread().isEmpty()) {
                throw new WorldFault(
                        "InvalidParameters",
                        "The parameter " + map.unread() + " is not defined in the document " + DOCUMENT);
            }
        });
        if (!given.containsKey("commands")) {
            throw new WorldFault("InvalidParameters", "Missing required parameter: commands");
        }
        return given;
    }

    private static Duration execution(Map<String, List<String>> given) {
        var text = given.getOrDefault("executionTimeout", List.of("3600")).get(0);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_EXECUTION) {
            throw new WorldFault(
                    "InvalidParameters",
                    "executionTimeout must be 1 to " + LONGEST_EXECUTION + " seconds, not " + text);
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static Answer list(SsmRequest request) {
        var id = request.params().text("CommandId");
        var instance = request.params().text("InstanceId");
        var filters = request.params().structures("Filters").stream()
                .map(CommandActions::filter)
                .toList();
        var paging = request.paging(1, 50);
        request.params().nothingElse();
        var found = request.ssm().commands().seen().stream()
                .filter(it -> id.isEmpty() || it.id().equals(id.get()))
                .filter(it -> instance.isEmpty() || it.invocations().containsKey(instance.get()))
                .filter(it -> filters.stream().allMatch(filter -> filter.test(it)))
                .toList();
        var page = paging.of(found);
        return Answer.empty()
                .with(
                        "Commands",
                        page.items().stream().map(CommandActions::command).toList())
                .with("NextToken", page.next());
    }

    static Predicate<Command> filter(Params filter) {
        var key = filter.required("key");
        var value = filter.required("value");
        return switch (key) {
            case "Status" -> it -> it.status().word().equals(value);
            case "DocumentName" -> it -> it.document().equals(value);
            case "InvokedAfter" -> it -> it.requestedAt().toString().compareTo(value) > 0;
            case "InvokedBefore" -> it -> it.requestedAt().toString().compareTo(value) < 0;
            default -> throw new WorldFault("InvalidFilterKey", "The filter key is not modelled: " + key);
        };
    }

    private static Answer cancel(SsmRequest request) {
        var id = request.params().required("CommandId");
        request.params().nothingElse();
        request.ssm().commands().cancel(id);
        return Answer.empty();
    }

    private static Answer command(Command it) {
        var all = it.invocations().values();
        return Answer.empty()
                .with("CommandId", it.id())
                .with("DocumentName", it.document())
                .with("DocumentVersion", "$DEFAULT")
                .with("Comment", it.comment())
                .with("ExpiresAfter", it.requestedAt().plus(it.delivery()))
                .with("Parameters", strings(it.parameters()))
                .with("InstanceIds", List.copyOf(it.invocations().keySet()))
                .with("RequestedDateTime", it.requestedAt())
                .with("Status", it.status().word())
                .with("StatusDetails", it.status().details())
                .with("TargetCount", all.size())
                .with("CompletedCount", (int)
                        all.stream().filter(one -> one.status().ended()).count())
                .with("ErrorCount", (int) all.stream()
                        .filter(one -> one.status() == CommandStatus.FAILED)
                        .count())
                .with("TimeoutSeconds", (int) it.delivery().toSeconds());
    }

    private static Answer strings(Map<String, List<String>> parameters) {
        var answer = Answer.empty();
        parameters.forEach(answer::with);
        return answer;
    }
}
