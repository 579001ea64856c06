package io.jenkins.plugins.slipway.bitbucket.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus.State;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A part of a whole delivery that took place.
 *
 * @param verb that does it alone
 */
record Stage(String verb, State state, String words) {
    /** Undos of what users may have seen. */
    private static final Set<String> OF_USERS = Set.of("restore-fleet", "restore-route");

    private static final String BAKE = "bake/";
    private static final String WAVE = "wave ";
    private static final String CANARY_BEGINS = "create canary group";
    private static final String ROLL_BEGINS = "refresh asked for";

    /**
     * In their order; none for an operation that is no whole delivery.
     *
     * @param takenBack kinds of what was taken back
     */
    static List<Stage> of(OperationStory story, Outcome outcome, Set<String> takenBack) {
        if (!story.head().verb().equals("deliver")) {
            return List.of();
        }
        var stages = new ArrayList<Stage>();
        var rolls = begins(story, ROLL_BEGINS);
        var verdict = Verdicts.worst(story);
        if (story.entries().stream().anyMatch(entry -> entry.path().startsWith(BAKE))) {
            var isBaked =
                    story.entries().stream().anyMatch(entry -> entry.path().startsWith(WAVE));
            stages.add(isBaked ? passed("build-ami", story.image().orElse("baked")) : ended("build-ami", outcome));
        }
        if (begins(story, CANARY_BEGINS)) {
            stages.add(canary(verdict, rolls, outcome));
        }
        if (rolls) {
            stages.add(roll(verdict, outcome));
        }
        if (takenBack.stream().anyMatch(OF_USERS::contains)) {
            stages.add(
                    outcome.ending() == Ending.NEEDS_PERSON
                            ? new Stage("rollback", State.FAILED, Words.of(outcome.ending()))
                            : passed("rollback", "users are served by what ran before"));
        }
        return stages;
    }

    private static Stage canary(JsonNode verdict, boolean rolls, Outcome outcome) {
        var words = verdict.isMissingNode() ? "not judged" : Verdicts.words(verdict);
        if (Verdicts.isBad(verdict)) {
            return new Stage("canary", State.FAILED, words);
        }
        return rolls || outcome.ending() == Ending.DONE ? passed("canary", words) : ended("canary", outcome);
    }

    private static Stage roll(JsonNode verdict, Outcome outcome) {
        if (outcome.ending() == Ending.DONE) {
            return passed("deploy-fleet", "every instance runs it");
        }
        return Verdicts.isBad(verdict)
                ? new Stage("deploy-fleet", State.STOPPED, "ended by the canary of another fleet")
                : ended("deploy-fleet", outcome);
    }

    private static Stage passed(String verb, String words) {
        return new Stage(verb, State.SUCCESSFUL, words);
    }

    private static Stage ended(String verb, Outcome outcome) {
        return new Stage(verb, Said.state(outcome.ending()), outcome.reason());
    }

    private static boolean begins(OperationStory story, String step) {
        return story.entries().stream()
                .anyMatch(entry -> entry.path().startsWith(WAVE)
                        && entry.name().equals(step)
                        && entry.kind() != Entry.Kind.UNDONE);
    }
}
