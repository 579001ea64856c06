package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.model.Run;
import io.jenkins.plugins.slipway.dora.Deployment.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How a stage of a Pipeline went, read from the graph of a build that has ended. */
final class StageCourse {
    /** Declarative says here why a stage did nothing. */
    private static final String TAG = "STAGE_STATUS";

    private static final String SKIPPED = "SKIPPED_";
    private static final String FAILED = "FAILED_AND_CONTINUED";

    private final Collection<FlowNode> nodes;

    private StageCourse(Collection<FlowNode> nodes) {
        this.nodes = nodes;
    }

    /** Empty when the build never came to it, or passed it over. Of several with one name, or several tries, the last to end counts. */
    static Optional<Course> of(Run<?, ?> run, String stage) {
        if (!(run instanceof FlowExecutionOwner.Executable pipeline)) {
            return Optional.empty();
        }
        var owner = pipeline.asFlowExecutionOwner();
        var execution = owner == null ? null : owner.getOrNull();
        return execution == null ? Optional.empty() : new StageCourse(nodes(execution.getCurrentHeads())).of(stage);
    }

    private static Collection<FlowNode> nodes(List<FlowNode> heads) {
        var seen = new LinkedHashMap<String, FlowNode>();
        var open = new ArrayDeque<>(heads);
        while (!open.isEmpty()) {
            var node = open.pop();
            if (seen.put(node.getId(), node) == null) {
                open.addAll(node.getParents());
            }
        }
        return seen.values();
    }

    private Optional<Course> of(String stage) {
        var courses = new ArrayList<Course>();
        for (var node : nodes) {
            var label = node.getAction(LabelAction.class);
            if (label != null && stage.equals(label.getDisplayName()) && node instanceof BlockStartNode start) {
                course(start).ifPresent(courses::add);
            }
        }
        return courses.stream().max(Comparator.comparing(Course::finished));
    }

    private Optional<Course> course(BlockStartNode start) {
        var tag = Objects.requireNonNullElse(TagsAction.getTagValue(start, TAG), "");
        var end = start.getEndNode();
        if (tag.startsWith(SKIPPED) || end == null) {
            return Optional.empty();
        }
        var status = tag.equals(FAILED) ? Status.FAILURE : status(start, end);
        return Optional.of(new Course(
                status,
                Instant.ofEpochMilli(TimingAction.getStartTime(start)),
                Instant.ofEpochMilli(TimingAction.getStartTime(end))));
    }

    private Status status(BlockStartNode start, FlowNode end) {
        var error = end.getError();
        if (error != null) {
            return error.getError() instanceof FlowInterruptedException interruption
                    ? BuildCourse.status(interruption.getResult()).orElse(Status.ABORTED)
                    : Status.FAILURE;
        }
        return warned(start);
    }

    /** What {@code catchError} and the like held back within the stage. */
    private Status warned(BlockStartNode start) {
        return nodes.stream()
                .filter(node -> node.getAllEnclosingIds().contains(start.getId()))
                .map(node -> node.getAction(WarningAction.class))
                .filter(Objects::nonNull)
                .flatMap(warning -> BuildCourse.status(warning.getResult()).stream())
                .filter(status -> status != Status.SUCCESS)
                .findFirst()
                .orElse(Status.SUCCESS);
    }
}
