package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Check;
import io.jenkins.plugins.slipway.assembly.Checkup;
import io.jenkins.plugins.slipway.assembly.Reaches;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.Permissions;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code slipway doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks what a delivery will need, and changes nothing.",
            "Ledger, spec, connection, identity, permissions, base image, group, way back, listener rule, alarms,"
                    + " endpoints, quotas, clock. Says what it cannot check, and how you can."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway doctor --environment production",
            "  slipway doctor --environment production --policy > policy.json",
            "  slipway doctor --json | jq -r '.checks[] | select(.state == \"failed\") | .detail'",
            "",
            "Exit codes: 0 no check failed; 1 one did; 2 wrong usage"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final OperationId DOCTOR = new OperationId("doctor");

    @picocli.CommandLine.Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--policy",
            description = "Checks nothing: prints the IAM policy that deliveries of the SPEC need, as JSON.")
    private boolean policy;

    @Override
    public Integer call() {
        if (policy) {
            printPolicy();
            return ExitCode.DONE.number();
        }
        var checks = new ArrayList<Check>();
        checks.add(checkLedger());
        var read = checkSpec(checks);
        if (read.isPresent()) {
            checkCloud(read.get(), cloud.where().environment().of(read.get()), checks);
        } else {
            checks.add(Check.notChecked("everything in the cloud", "the spec does not say what to look at"));
        }
        var failed = checks.stream().anyMatch(check -> check.state() == Check.State.FAILED);
        var exit = failed ? ExitCode.FAILED : ExitCode.DONE;
        if (json.wanted()) {
            printJson(checks, exit);
        } else {
            print(checks, command.commandLine().getOut());
        }
        return exit.number();
    }

    private void printPolicy() {
        var read = spec.load();
        var targets = cloud.where().environment().of(read).targets();
        var connections = cloud.connections();
        var switchRoles = targets.stream()
                .flatMap(target -> connections.apply(target.connection()).stream())
                .flatMap(connection -> connection.switchRole().stream())
                .distinct()
                .toList();
        var reach = Reaches.of(read, targets).returningBy(switchRoles);
        command.commandLine().getOut().println(JsonText.indented(Permissions.policy(reach)));
    }

    /** A lease of its own is taken and given back: that needs all that an operation needs. */
    private Check checkLedger() {
        var subject = "ledger " + cloud.where().ledger();
        if (cloud.where().isLedgerMissing()) {
            return Check.notChecked(subject, "there is none yet; the first operation makes it, if that is its path");
        }
        try (var opened = cloud.where().open()) {
            var leases = opened.leases();
            leases.release(leases.acquire(
                    "doctor:" + Engine.thisProcess(), DOCTOR, Engine.thisProcess(), Duration.ofMinutes(1)));
            return Check.passed(subject, "opens and takes what is written");
        } catch (RuntimeException unusable) {
            return Check.failed(subject, String.valueOf(unusable.getMessage()));
        }
    }

    private Optional<Spec> checkSpec(List<Check> checks) {
        var subject = "spec " + spec.file();
        try {
            var read = spec.load();
            checks.add(Check.passed(subject, "is valid"));
            return Optional.of(read);
        } catch (InvalidSpec invalid) {
            invalid.faults()
                    .forEach(fault -> checks.add(Check.failed(
                            subject + ":" + fault.line() + ":" + fault.column(),
                            fault.problem() + "; " + fault.remedy())));
            return Optional.empty();
        }
    }

    private void checkCloud(Spec read, EnvironmentSpec chosen, List<Check> checks) {
        var silent = new TreeMap<String, String>();
        chosen.targets().stream()
                .map(TargetSpec::connection)
                .distinct()
                .forEach(name -> cloud.silenceOf(name).ifPresent(why -> silent.put(name, why)));
        var tempo = cloud.tempoOf(chosen.connection());
        if (!silent.containsKey(chosen.connection())) {
            checks.add(ClockCheck.of(
                    tempo,
                    cloud.endpointOf(chosen.connection()),
                    chosen.targets().get(0).region()));
        }
        try (var clouds = new AwsClouds(cloud.settings(tempo))) {
            checks.addAll(new Checkup(clouds, tempo.clock(), read, chosen).run(silent));
        }
    }

    private void printJson(List<Check> checks, ExitCode exit) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("exit", exit.number());
        answer.put("checks", checks.stream().map(DoctorCommand::json).toList());
        command.commandLine().getOut().println(JsonText.of(answer));
    }

    private static LinkedHashMap<String, Object> json(Check check) {
        var line = new LinkedHashMap<String, Object>();
        line.put("subject", check.subject());
        line.put("state", check.state().name().toLowerCase(Locale.ROOT));
        line.put("detail", check.detail());
        return line;
    }

    private static void print(List<Check> checks, PrintWriter out) {
        for (var check : checks) {
            out.printf("%s %s: %s%n", sign(check.state()), check.subject(), check.detail());
        }
        long failed = checks.stream()
                .filter(check -> check.state() == Check.State.FAILED)
                .count();
        long open = checks.stream()
                .filter(check -> check.state() == Check.State.NOT_CHECKED)
                .count();
        out.printf("%n%d checks: %d failed, %d not checked%n", checks.size(), failed, open);
    }

    private static String sign(Check.State state) {
        return switch (state) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_CHECKED -> "–";
        };
    }
}
