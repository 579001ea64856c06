package io.jenkins.plugins.slipway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code slipway}. */
@Command(
        name = "slipway",
        description = "Takes a service from a commit to a golden image on its fleet, and back if the image is worse.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = SlipwayCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "    0  done",
            "    1  failed, and rolled back or nothing was changed",
            "    2  wrong usage or spec",
            "    3  inconclusive: the canary could not be judged, or a bake time not watched; undone",
            "    4  the rollback is incomplete: a person is needed",
            "    5  refused before the start: lease, gate, readiness, plan, silent endpoint; or the ledger gave",
            "       out in the middle, and the operation stays as it was",
            "    6  a goal was missed (dora goals --fail)",
            "  130  aborted; undone",
            "",
            "'slipway COMMAND --help' says more, with examples."
        })
final class SlipwayCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log what is done, and print the causes of an error.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do: one of the commands below");
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }

        static String text() {
            var packaged = SlipwayCommand.class.getPackage().getImplementationVersion();
            return "slipway " + (packaged == null ? "(not packaged)" : packaged);
        }
    }
}
