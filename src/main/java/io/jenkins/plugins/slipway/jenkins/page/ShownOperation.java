package io.jenkins.plugins.slipway.jenkins.page;

import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation as the page of a build shows it: texts only, in the words of the build log. */
public final class ShownOperation {
    private final OperationStory story;
    private final List<Choice> choices;

    ShownOperation(OperationStory story, List<Choice> choices) {
        this.story = story;
        this.choices = choices;
    }

    /** What the person who looks may do with it now. */
    public List<Choice> getChoices() {
        return choices;
    }

    public String getId() {
        return story.head().id().value();
    }

    /** {@code deploy-fleet checkout 1.4.2 in production}. */
    public String getTitle() {
        var labels = story.head().labels();
        return Messages.ShownOperation_Title(
                story.head().verb(), labels.get("service"), labels.get("version"), labels.get("environment"));
    }

    public boolean isOpen() {
        return story.head().outcome().isEmpty();
    }

    /** How it ended, or what becomes of it. */
    public String getState() {
        return story.head()
                .outcome()
                .map(outcome -> Words.of(outcome.ending()))
                .orElseGet(() -> isTakenBack()
                        ? Messages.ShownOperation_TakingBack()
                        : story.pause()
                                .map(pause -> Messages.ShownOperation_Paused(pause.by()))
                                .orElseGet(Messages::ShownOperation_UnderWay));
    }

    /** Of the state: success, warning or error, as Jenkins names its colours; info while it is under way. */
    public String getTone() {
        return story.head()
                .outcome()
                .map(outcome -> switch (outcome.ending()) {
                    case DONE -> "success";
                    case NEEDS_PERSON -> "error";
                    default -> "warning";
                })
                .orElseGet(() -> isTakenBack() ? "warning" : "info");
    }

    /** Whether it is told to end: to abort it once more stops what it takes back. */
    public boolean isTakenBack() {
        return isOpen() && (story.turn().isPresent() || story.abort().isPresent());
    }

    /** Why it ended so, or is taken back; may be empty. */
    public String getReason() {
        return story.head()
                .outcome()
                .map(Outcome::reason)
                .orElseGet(() -> story.turn().map(OperationStory.Note::text).orElse(""));
    }

    public String getBegan() {
        return Words.moment(story.head().createdAt());
    }

    public String getLength() {
        return Words.length(story.length());
    }

    public String getRequestedBy() {
        return story.head().requestedBy();
    }

    /** Or empty. */
    public String getImage() {
        return story.image().orElse("");
    }

    /** Where it went: image by group and place. */
    public Map<String, String> getPlacements() {
        var places = new LinkedHashMap<String, String>();
        story.release().stream()
                .flatMap(release -> release.placements().stream())
                .forEach(placement -> places.put(words(placement), placement.imageId()));
        return places;
    }

    private static String words(Release.Placement placement) {
        return Messages.ShownOperation_Place(placement.group(), placement.connection(), placement.region());
    }

    /** Or empty. */
    public String getRelease() {
        return story.release()
                .map(release -> release.reachedUsers()
                        ? Messages.ShownOperation_Served(release.version(), release.status())
                        : Messages.ShownOperation_NotServed(release.version(), release.status()))
                .orElse("");
    }

    /** The canary's, one for each step. */
    public List<String> getVerdicts() {
        return story.verdicts().stream()
                .map(verdict -> Messages.ShownOperation_Verdict(
                        verdict.path("percent").asText(),
                        verdict.path("verdict").asText(),
                        verdict.path("minutes").asText()))
                .toList();
    }

    /** What was done, waited for and noted, each with its time. */
    public List<Line> getTimeLine() {
        return story.timeLine().stream()
                .map(note -> new Line(Words.time(note.at()), note.text()))
                .toList();
    }

    /** What it waits for now. */
    public List<String> getWaits() {
        return isOpen()
                ? story.waits().stream()
                        .map(wait -> Messages.ShownOperation_Wait(wait.what(), Words.moment(wait.limit())))
                        .toList()
                : List.of();
    }

    /** What could not be taken back, each with the command that does it. */
    public List<Line> getLeft() {
        return story.head().outcome().stream()
                .flatMap(outcome -> outcome.left().stream())
                .map(left -> new Line(left.what() + " (" + left.why() + ")", left.byHand()))
                .toList();
    }

    /** Two texts of one row. */
    public static final class Line {
        private final String head;
        private final String text;

        Line(String head, String text) {
            this.head = head;
            this.text = text;
        }

        public String getHead() {
            return head;
        }

        public String getText() {
            return text;
        }
    }
}
