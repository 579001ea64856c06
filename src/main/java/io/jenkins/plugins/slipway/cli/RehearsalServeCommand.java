package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.FastClock;
import io.jenkins.plugins.slipway.rehearsal.wire.RehearsalServer;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import io.jenkins.plugins.slipway.story.Words;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway rehearsal serve}. */
@Command(
        name = "serve",
        description = {
            "Serves the AWS in memory on 127.0.0.1 until it is interrupted.",
            "For slipway itself, the AWS CLI, boto3, Terraform, a Jenkins; each finds it by $$AWS_ENDPOINT_URL."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway rehearsal serve examples/checkout/slipway.yaml --speed 600",
            "  slipway rehearsal serve examples/checkout/slipway.yaml --environment staging --release errors",
            "  slipway rehearsal serve --port 0",
            "",
            "With --environment only the groups of that one are there. --ledger and --endpoint-url are taken",
            "as everywhere, and not used.",
            "",
            "Exit codes: 0 interrupted; 1 the port is in use; 2 wrong usage or spec"
        })
final class RehearsalServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @picocli.CommandLine.Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "SPEC",
            arity = "0..1",
            description = "The groups, rules, alarms and networks that it names are there, healthy and under traffic."
                    + " Default: an empty account.")
    private Path file;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4566",
            description = "0 to 65535; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Its seconds in a real second; 3600 is an hour in a second. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Mixin
    private BehaviourOption release;

    @Mixin
    private Where where;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Same seed, same world. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        requireUsable();
        var estate = file == null ? Estate.empty() : estate(SpecFile.load(file));
        var stop = new CountDownLatch(1);
        var out = command.commandLine().getOut();
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var settings =
                Settings.standard().seed(seed).release(release.behaviour()).start(start);
        try (var interrupts = new Interrupts(name -> stop.countDown())) {
            var rehearsal = Rehearsal.of(settings, estate, new FastClock(Clock.systemUTC(), start, speed));
            try (var server = rehearsal.serve(port)) {
                print(server, estate, start, out);
                stop.await();
            }
            var calls = rehearsal.calls().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            out.printf("stopped after %d calls%n", calls);
        }
        return ExitCode.DONE.number();
    }

    private Estate estate(Spec spec) {
        where.environment().requireIn(spec);
        return SpecEstate.of(spec, where.environment()::includes);
    }

    private void requireUsable() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new WrongUsage("--port is %d; it must be 0 to %d".formatted(port, HIGHEST_PORT));
        }
        if (!(speed > 0) || speed > 1_000_000) {
            throw new WrongUsage("--speed is %s; it must be above 0 and at most 1000000".formatted(speed));
        }
    }

    private void print(RehearsalServer server, Estate estate, Instant start, PrintWriter out) {
        out.printf("Rehearsal on %s; it stops at Ctrl-C, and forgets everything then%n", server.address());
        out.printf(
                "  its time began at %s and runs %s times as fast; new releases are %s; seed %d%n",
                Words.moment(start),
                speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed),
                release.behaviour().word(),
                seed);
        if (estate.fleets().isEmpty()) {
            out.println("  an empty account: name a SPEC for one with groups under traffic");
        }
        for (var fleet : estate.fleets()) {
            out.printf(
                    "  %-16s group %s: %d instances%s%n",
                    fleet.region(),
                    fleet.group(),
                    fleet.size(),
                    fleet.listenerRule().isPresent() ? ", behind the spec's listener rule" : "");
        }
        examples(server.address(), region(estate)).forEach(out::println);
        out.flush();
    }

    private List<String> examples(URI address, String region) {
        return List.of(
                "",
                "  export AWS_ENDPOINT_URL=%1$s AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s".formatted(address, region),
                "  export AWS_ACCESS_KEY_ID=rehearsal AWS_SECRET_ACCESS_KEY=rehearsal",
                "  aws autoscaling describe-auto-scaling-groups",
                "  slipway deliver %s --release-version 1.4.2".formatted(file == null ? "slipway.yaml" : file));
    }

    private static String region(Estate estate) {
        return estate.fleets().stream().map(Estate.Fleet::region).findFirst().orElse("eu-central-1");
    }
}
