package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.spec.Goal;
import io.jenkins.plugins.slipway.spec.GoalsReader;
import io.jenkins.plugins.slipway.spec.Scripts;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/** Where goals come from: a file of the workspace, the text that the script gives, or the administrator. */
final class GoalsSource implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final String IN_THE_SCRIPT = "goals";

    private final String config;
    private final String text;

    private GoalsSource(String config, String text) {
        this.config = config;
        this.text = text;
    }

    /**
     * Of a step's parameters.
     *
     * @param config a file, or null
     * @param goals a text or a map, or null
     * @throws IllegalArgumentException when both are given, or the goals are neither text nor map
     */
    static GoalsSource of(String config, Object goals) {
        if (config != null && goals != null) {
            throw new IllegalArgumentException(Messages.GoalsSource_Both());
        }
        return new GoalsSource(config, goals == null ? null : SpecSource.text(IN_THE_SCRIPT, goals));
    }

    /** Whether they are the administrator's, for everybody. */
    boolean isEverybodys() {
        return config == null && text == null;
    }

    /** @param everybodys what the administrator set @throws IOException when the file cannot be had */
    List<Goal> read(Build build, Supplier<String> everybodys) throws IOException, InterruptedException {
        if (isEverybodys()) {
            var set = everybodys.get();
            if (set.isEmpty()) {
                throw new AbortException(Messages.GoalsSource_None());
            }
            return GoalsReader.read(set, Messages.GoalsSource_Everybodys());
        }
        return text != null ? GoalsReader.read(text, IN_THE_SCRIPT) : GoalsReader.read(file(build), config);
    }

    private String file(Build build) throws IOException, InterruptedException {
        var files = build.workspace().orElseThrow(() -> new AbortException(Messages.GoalsSource_NoWorkspace(config)));
        try {
            return files.read(config, MOST_BYTES);
        } catch (Scripts.Unusable unusable) {
            throw new AbortException(Messages.SpecSource_Unusable(config, unusable.getMessage(), unusable.remedy()));
        }
    }

    /** What an administrator set. */
    static String everybodys() {
        return SlipwayConfiguration.get().getGoals();
    }
}
