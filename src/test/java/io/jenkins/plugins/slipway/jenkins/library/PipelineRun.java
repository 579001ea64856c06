package io.jenkins.plugins.slipway.jenkins.library;

import com.cloudbees.groovy.cps.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run of a Jenkinsfile: steps are recorded and answered as the test says. */
public final class PipelineRun {
    /** What a step answers. */
    public interface Answer {
        Object to(StepCall call) throws Exception;
    }

    static final String SPEC = "version: 1\nservice: checkout\ncanary:\n  weights: [10]\n";

    private final String jenkinsfile;
    private CpsEngine restarted;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("BUILD_NUMBER", "71", "BUILD_URL", "https://ci.example.com/job/checkout/71/"));
    private final List<StepCall> calls = new ArrayList<>();
    private boolean isRestartedInEachStep;
    private Outcome end;

    public PipelineRun(String jenkinsfile) {
        this.jenkinsfile = jenkinsfile;
        answering("error", call -> {
            throw new IOException(call.only().toString());
        });
        answering("checkout", call -> Map.of("GIT_COMMIT", "3f2a91c"));
        answering("fileExists", call -> true);
        answering("readFile", call -> SPEC);
        answering("buildAmi", call -> new TreeMap<>(Map.of("image", "ami-1", "version", call.argument("version"))));
    }

    public PipelineRun answering(String step, Answer answer) {
        answers.put(step, answer);
        return this;
    }

    PipelineRun withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    PipelineRun failing(String step, Exception failure) {
        return answering(step, call -> {
            throw failure;
        });
    }

    /** The program is saved and read by a new process in the middle of every step. */
    public PipelineRun restartedInEachStep() {
        isRestartedInEachStep = true;
        return this;
    }

    public PipelineRun run() {
        var globals = Map.of("env", environment, "scm", "scm", "none", "none");
        var engine = new CpsEngine(jenkinsfile);
        var standby = isRestartedInEachStep ? new CpsEngine(jenkinsfile) : engine;
        var program = engine.begin(globals, new SandboxInvoker());
        var answer = new Outcome(null, null);
        while (true) {
            var next = LastingIterators.using(program, answer);
            if (!program.isResumable()) {
                end = next;
                return this;
            }
            var call = (StepCall) next.getNormal();
            calls.add(call);
            if (isRestartedInEachStep) {
                program = standby.goOn(program);
                var gone = engine;
                engine = standby;
                standby = gone;
            }
            answer = answer(call);
        }
    }

    private Outcome answer(StepCall call) {
        try {
            var answer = answers.get(call.name());
            return new Outcome(answer == null ? null : answer.to(call), null);
        } catch (Exception failure) {
            return new Outcome(null, failure);
        }
    }

    /** Everything in order, blocks too. */
    public List<String> story() {
        return calls.stream()
                .map(call -> call.name().equals("announce") ? call.only().toString() : call.toString())
                .toList();
    }

    List<StepCall> calls() {
        return List.copyOf(calls);
    }

    public List<StepCall> calls(String step) {
        return calls.stream().filter(call -> call.name().equals(step)).toList();
    }

    StepCall call(String step) {
        var all = calls(step);
        if (all.size() != 1) {
            throw new AssertionError("%d calls of %s in %s".formatted(all.size(), step, story()));
        }
        return all.get(0);
    }

    public Optional<Throwable> failure() {
        return Optional.ofNullable(end.getAbnormal());
    }

    Object value() {
        return end.getNormal();
    }
}
