package io.jenkins.plugins.slipway.bitbucket.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Annotation;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Severity;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.EntryData.SeenData;
import io.jenkins.plugins.slipway.operation.EntryData.TurnData;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which lines of which files a release failed by: what they say was not met, or a script that they name ended badly. */
final class Blame {
    private static final Pattern SCRIPT = Pattern.compile("ran builder: [0-9]+\\. run (?<path>.+)");
    private static final Pattern RAN = Pattern.compile("ran (?<what>builder|boot-test): (?<name>.+)");
    private static final Pattern ALARM = Pattern.compile("(^|\\W)alarm(s)?\\W", Pattern.CASE_INSENSITIVE);
    private static final String INLINE = "inline";

    private final OperationStory story;
    private final Outcome outcome;
    private final Showcase showcase;

    private Blame(OperationStory story, Outcome outcome, Showcase showcase) {
        this.story = story;
        this.outcome = outcome;
        this.showcase = showcase;
    }

    /** None when nothing failed, somebody wanted it to end, or the spec is in no repository. */
    static List<Annotation> of(OperationStory story, Outcome outcome, Showcase showcase) {
        return outcome.ending() == Ending.DONE
                        || isAborted(story, outcome)
                        || showcase.file().isEmpty()
                ? List.of()
                : new Blame(story, outcome, showcase).annotations();
    }

    /** Also one that was not wholly taken back after that. */
    private static boolean isAborted(OperationStory story, Outcome outcome) {
        return outcome.ending() == Ending.ABORTED
                || story.entries().stream()
                        .filter(entry -> entry.kind() == Entry.Kind.TURN)
                        .anyMatch(turn -> EntryData.of(turn, TurnData.class).ending() == Ending.ABORTED);
    }

    private List<Annotation> annotations() {
        var canaries = canaries();
        if (!canaries.isEmpty()) {
            return canaries;
        }
        return script().or(this::alarm).or(this::roll).stream().toList();
    }

    private List<Annotation> canaries() {
        var annotations = new ArrayList<Annotation>();
        for (var verdict : Verdicts.last(story)) {
            if (Verdicts.isBad(verdict)) {
                Verdicts.metrics(verdict).stream()
                        .filter(Verdicts::isBad)
                        .filter(metric -> isDecisive(metric, verdict))
                        .forEach(metric -> annotations.add(metric(verdict, metric, annotations.size())));
            }
        }
        return annotations;
    }

    /** Beside a metric that failed, one that only is not sure yet says nothing. */
    private static boolean isDecisive(JsonNode metric, JsonNode verdict) {
        return metric.path("verdict").asText().equals(verdict.path("verdict").asText());
    }

    private Annotation metric(JsonNode verdict, JsonNode metric, int number) {
        var name = metric.path("metric").asText();
        var place = name.startsWith("latency") ? "latency" : name.equals("errors") ? "errors" : "canary";
        var isWorse = "FAIL".equals(metric.path("verdict").asText());
        return annotation(
                "canary-" + number,
                line(place, "canary"),
                "canary, %s at %d %% of the traffic: %s"
                        .formatted(
                                name,
                                verdict.path("percent").asInt(),
                                metric.path("reason").asText()),
                isWorse ? Severity.HIGH : Severity.MEDIUM);
    }

    private Optional<Annotation> script() {
        return story.entries().stream()
                .filter(entry -> entry.kind() == Entry.Kind.SEEN
                        && RAN.matcher(entry.name()).matches())
                .filter(entry -> !"SUCCESS"
                        .equals(EntryData.of(entry, SeenData.class)
                                .value()
                                .path("state")
                                .asText()))
                .findFirst()
                .map(this::script);
    }

    private Annotation script(Entry ran) {
        var own = SCRIPT.matcher(ran.name());
        if (own.matches() && !own.group("path").equals(INLINE)) {
            return new Annotation(
                    "script",
                    beside(own.group("path")),
                    Optional.empty(),
                    outcome.reason(),
                    Severity.HIGH,
                    showcase.link());
        }
        var any = RAN.matcher(ran.name());
        any.matches();
        return annotation("image", line(place(any), "image"), outcome.reason(), Severity.HIGH);
    }

    private static String place(Matcher ran) {
        return ran.group("what").equals("builder") ? "provision" : "verify";
    }

    private Optional<Annotation> alarm() {
        return ALARM.matcher(outcome.reason()).find() && rolls().findAny().isPresent()
                ? Optional.of(annotation("gates", line("gates", "refresh"), outcome.reason(), Severity.HIGH))
                : Optional.empty();
    }

    private Optional<Annotation> roll() {
        return rolls().findFirst()
                .map(roll -> annotation("refresh", line("refresh", "environment"), outcome.reason(), Severity.HIGH));
    }

    private Stream<Entry> rolls() {
        return story.entries().stream().filter(entry -> entry.name().equals("refresh asked for"));
    }

    private Annotation annotation(String key, Optional<Integer> line, String message, Severity severity) {
        return new Annotation(key, showcase.file().orElseThrow(), line, message, severity, showcase.link());
    }

    private Optional<Integer> line(String place, String otherwise) {
        return Optional.ofNullable(showcase.lines().get(place))
                .or(() -> Optional.ofNullable(showcase.lines().get(otherwise)));
    }

    private String beside(String path) {
        var file = showcase.file().orElseThrow();
        var folder = file.substring(0, file.lastIndexOf('/') + 1);
        return folder + path;
    }
}
