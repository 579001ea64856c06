package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.assembly.SavedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --plan}. */
final class SavedPlanOption {
    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Run exactly this plan, which 'slipway plan --out' has written; refused (exit code 5) when the"
                            + " world has moved since. The release is the plan's own.")
    private Path file;

    /** @throws WrongUsage when there is a plan and a release beside it, or the file cannot be read */
    PlannedOperation<?> or(
            String verb, Planning planning, ReleaseOptions release, Supplier<PlannedOperation<?>> fresh) {
        if (file == null) {
            return fresh.get();
        }
        if (release.isNamed()) {
            throw new WrongUsage("--plan has its own release: leave out --release-version and --commit");
        }
        var saved = SavedPlan.parse(text());
        if (!saved.verb().equals(verb)) {
            throw new WrongUsage("%s is a plan of '%s', not of '%s'".formatted(file, saved.verb(), verb));
        }
        return planning.saved(saved);
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            var why = unreadable instanceof NoSuchFileException ? "there is no such file" : unreadable.toString();
            throw new WrongUsage(file + ": the plan cannot be read: " + why + "; check the path", unreadable);
        }
    }
}
