package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands over an AWS on loopback that is there for each test. */
abstract class AtAPort {
    private final double speed;

    @TempDir
    Path folder;

    RehearsalAtAPort aws;

    AtAPort() {
        this(300);
    }

    /** @param speed of the time in that AWS */
    AtAPort(double speed) {
        this.speed = speed;
    }

    @BeforeEach
    void serve() {
        aws = new RehearsalAtAPort(folder, speed);
    }

    @AfterEach
    void end() {
        aws.close();
    }

    /** As a process leaves an operation in production that lets go of it and ends. */
    OperationId left(Function<Planning, PlannedOperation<?>> begun) {
        var options = new Options();
        new CommandLine(options).parseArgs("--ledger", aws.ledger(), "--endpoint-url", aws.url());
        var nobody = new PrintWriter(new StringWriter());
        var hello = SpecFile.load(Path.of(RehearsalAtAPort.HELLO));
        var connection = hello.environments().get("production").connection();
        try (var ledger = options.cloud.where().open();
                var work = Workplace.open(ledger, options.cloud, connection, new Console(nobody, nobody, false))) {
            var id = work.start(begun.apply(work.delivery().planning(hello, "production")));
            work.delivery().operations().advance(id);
            return id;
        }
    }

    @Command(name = "options")
    private static final class Options {
        @Mixin
        private CloudOptions cloud;
    }
}
