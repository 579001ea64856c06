package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.ledger.LedgerUnavailable;
import io.jenkins.plugins.slipway.operation.JournalMismatch;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.LeaseLost;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.rehearsal.wire.PortInUse;
import io.jenkins.plugins.slipway.spec.Fault;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.SpecFaultsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says an error on one screen: what, where and what to do; causes and stack traces only at {@code --verbose}. */
final class ErrorScreen implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final List<Class<? extends Exception>> EXPECTED = List.of(
            WrongUsage.class,
            InvalidSpec.class,
            CloudFault.class,
            EndpointSilent.class,
            OperationFailed.class,
            LeaseHeld.class,
            LeaseLost.class,
            LeftOpen.class,
            LedgerUnavailable.class,
            JournalMismatch.class,
            PortInUse.class,
            BitbucketUnavailable.class,
            BitbucketRefused.class,
            NotInBitbucket.class,
            NotOffered.class,
            InterruptedException.class,
            IOException.class,
            UncheckedIOException.class);

    private final BooleanSupplier verbose;

    ErrorScreen(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        var command = line.getCommandSpec().qualifiedName();
        var hint = "'" + command + " --help' shows how it is used";
        if (Arrays.asList(arguments).contains(JsonOption.NAME)) {
            printJson(line, ExitCode.USAGE, wrong.getMessage() + "; " + hint, List.of());
        } else {
            var err = line.getErr();
            err.println(command + ": " + wrong.getMessage());
            if (!UnmatchedArgumentException.printSuggestions(wrong, err)
                    && !line.getSubcommands().isEmpty()) {
                line.getSubcommands().forEach((name, sub) -> err.printf("  %-12s %s%n", name, summary(sub)));
            }
            err.println(hint);
        }
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) {
        var code = ExitCode.of(fault);
        var faults = fault instanceof InvalidSpec spec ? spec.faults() : List.<Fault>of();
        if (wantsJson(line)) {
            printJson(
                    line,
                    code,
                    fault instanceof InvalidSpec spec ? SpecFaultsText.headline(spec) : message(fault),
                    faults);
        } else if (fault instanceof InvalidSpec spec) {
            SpecFaultsText.print(spec, line.getErr());
        } else {
            line.getErr().println("slipway: " + message(fault));
        }
        if (verbose.getAsBoolean()) {
            fault.printStackTrace(line.getErr());
        }
        return code.number();
    }

    private static String message(Exception fault) {
        if (fault instanceof InterruptedException) {
            return "interrupted";
        }
        if (EXPECTED.stream().anyMatch(known -> known.isInstance(fault))) {
            return fault instanceof IOException
                    ? fault.getClass().getSimpleName() + ": " + fault.getMessage()
                    : fault.getMessage();
        }
        return "an unexpected fault, which is a defect of Slipway: " + fault
                + "; run again with --verbose and report what it prints";
    }

    private static boolean wantsJson(CommandLine line) {
        var option = line.getCommandSpec().findOption(JsonOption.NAME);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    private static void printJson(CommandLine line, ExitCode code, String error, List<Fault> faults) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("exit", code.number());
        answer.put("error", error);
        if (!faults.isEmpty()) {
            answer.put("faults", faults);
        }
        line.getOut().println(JsonText.of(answer));
    }

    private static String summary(CommandLine command) {
        var description = command.getCommandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }
}
