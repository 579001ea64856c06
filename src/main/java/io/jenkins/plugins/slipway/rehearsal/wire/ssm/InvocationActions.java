package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Command;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Command.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a command did on one node. Output is there only at the end, cut as in AWS (API Reference, GetCommandInvocation). */
final class InvocationActions {
    private static final String PLUGIN = "aws:runShellScript";
    private static final int OUTPUT = 24_000;
    private static final int ERROR = 8_000;
    private static final int DETAIL = 2_500;

    /** An invocation with the command that it belongs to. */
    private record Entry(Command command, Invocation invocation) {}

    private InvocationActions() {}

    static Map<String, Function<SsmRequest, Answer>> all() {
        return Map.of(
                "GetCommandInvocation", InvocationActions::get, "ListCommandInvocations", InvocationActions::list);
    }

    private static Answer get(SsmRequest request) {
        var id = request.params().required("CommandId");
        var instance = request.params().required("InstanceId");
        request.params().text("PluginName").filter(name -> !name.equals(PLUGIN)).ifPresent(name -> {
            throw new WorldFault("InvalidPluginName", "The plugin name " + name + " is not valid.");
        });
        request.params().nothingElse();
        var command = request.ssm()
                .commands()
                .seen(id)
                .filter(it -> it.invocations().containsKey(instance))
                .orElseThrow(() -> new WorldFault(
                        "InvocationDoesNotExist",
                        "The command ID and managed node ID you specified didn't match any invocations: " + id + ", "
                                + instance));
        var it = command.invocations().get(instance);
        return Answer.empty()
                .with("CommandId", id)
                .with("InstanceId", instance)
                .with("Comment", command.comment())
                .with("DocumentName", command.document())
                .with("DocumentVersion", "$DEFAULT")
                .with("PluginName", PLUGIN)
                .with("ResponseCode", it.exitCode())
                .with(
                        "ExecutionStartDateTime",
                        it.startedAt() == null ? "" : it.startedAt().toString())
                .with("ExecutionElapsedTime", elapsed(it))
                .with(
                        "ExecutionEndDateTime",
                        it.endedAt() == null ? "" : it.endedAt().toString())
                .with("Status", it.status().word())
                .with("StatusDetails", it.status().details())
                .with("StandardOutputContent", first(OUTPUT, it.output()))
                .with("StandardOutputUrl", "")
                .with("StandardErrorContent", first(ERROR, it.error()))
                .with("StandardErrorUrl", "");
    }

    private static String elapsed(Invocation it) {
        return it.startedAt() == null || it.endedAt() == null
                ? ""
                : Duration.between(it.startedAt(), it.endedAt()).toString();
    }

    private static Answer list(SsmRequest request) {
        var id = request.params().text("CommandId");
        var instance = request.params().text("InstanceId");
        boolean details = request.params().flag("Details").orElse(false);
        var filters = request.params().structures("Filters").stream()
                .map(CommandActions::filter)
                .toList();
        var paging = request.paging(1, 50);
        request.params().nothingElse();
        var found = request.ssm().commands().seen().stream()
                .filter(it -> id.isEmpty() || it.id().equals(id.get()))
                .filter(it -> filters.stream().allMatch(filter -> filter.test(it)))
                .flatMap(it -> it.invocations().values().stream().map(one -> new Entry(it, one)))
                .filter(it -> instance.isEmpty() || it.invocation().instanceId().equals(instance.get()))
                .toList();
        var page = paging.of(found);
        return Answer.empty()
                .with(
                        "CommandInvocations",
                        page.items().stream().map(it -> invocation(it, details)).toList())
                .with("NextToken", page.next());
    }

    private static Answer invocation(Entry entry, boolean details) {
        var it = entry.invocation();
        return Answer.empty()
                .with("CommandId", entry.command().id())
                .with("InstanceId", it.instanceId())
                .with("InstanceName", "")
                .with("Comment", entry.command().comment())
                .with("DocumentName", entry.command().document())
                .with("DocumentVersion", "$DEFAULT")
                .with("RequestedDateTime", entry.command().requestedAt())
                .with("Status", it.status().word())
                .with("StatusDetails", it.status().details())
                .with("CommandPlugins", details ? List.of(plugin(it)) : List.of());
    }

    private static Answer plugin(Invocation it) {
        return Answer.empty()
                .with("Name", PLUGIN)
                .with("Status", it.status().word())
                .with("StatusDetails", it.status().details())
                .with("ResponseCode", it.exitCode())
                .with("ResponseStartDateTime", it.startedAt())
                .with("ResponseFinishDateTime", it.endedAt())
                .with("Output", first(DETAIL, it.output()));
    }

    private static String first(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
