package io.jenkins.plugins.slipway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands of {@code slipway}, in the order of its help. */
final class Commands {
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("rehearse", RehearseCommand::new);
        COMMANDS.put("deliver", DeliverCommand::new);
        COMMANDS.put("build-ami", BuildAmiCommand::new);
        COMMANDS.put("canary", CanaryCommand::new);
        COMMANDS.put("deploy-fleet", DeployFleetCommand::new);
        COMMANDS.put("rollback", RollbackCommand::new);
        COMMANDS.put("plan", PlanCommand::new);
        COMMANDS.put("status", StatusCommand::new);
        COMMANDS.put("list", ListCommand::new);
        COMMANDS.put("pause", PauseCommand::new);
        COMMANDS.put("resume", ResumeCommand::new);
        COMMANDS.put("approve", ApproveCommand::new);
        COMMANDS.put("abort", AbortCommand::new);
        COMMANDS.put("worker", WorkerCommand::new);
        COMMANDS.put("sweep", SweepCommand::new);
        COMMANDS.put("doctor", DoctorCommand::new);
        COMMANDS.put("rehearsal", RehearsalCommand::new);
        COMMANDS.put("validate", ValidateCommand::new);
        COMMANDS.put("schema", SchemaCommand::new);
        COMMANDS.put("dora", DoraCommand::new);
        COMMANDS.put("report", ReportCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
    }

    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>(COMMANDS);

    /** @param more commands of other rooms, by name */
    Commands(Map<String, Supplier<Object>> more) {
        commands.putAll(more);
    }

    /** By name. */
    Map<String, Object> all() {
        var all = new LinkedHashMap<String, Object>();
        commands.forEach((name, command) -> all.put(name, command.get()));
        return all;
    }

    /** Those that these arguments can mean: to read the annotations of all of them takes longer than most commands run. */
    Map<String, Object> meantBy(String... arguments) {
        var first = arguments.length == 0 ? "" : arguments[0];
        var meant = commands.get(first);
        return meant == null || first.equals("completion") ? all() : Map.of(first, meant.get());
    }
}
