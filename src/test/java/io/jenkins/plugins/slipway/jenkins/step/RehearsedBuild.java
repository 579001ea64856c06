package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.jenkins.recording.ChangeChain;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.Scripts;
import io.jenkins.plugins.slipway.spec.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A build with its log, on whose steps a restart of the controller has no effect but to take their threads away. */
final class RehearsedBuild {
    private final RehearsedJenkins jenkins;
    private final String id;
    private final StringWriter log = new StringWriter();
    private final AtomicInteger nodes = new AtomicInteger();
    private final List<RehearsedStep> steps = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<String> audited = new ArrayList<>();
    final List<String> shown = new ArrayList<>();
    final Map<String, String> specs = new ConcurrentHashMap<>();
    Path workspace = RehearsedJenkins.CHECKOUT;
    final List<String> unstable = new ArrayList<>();
    String refusal = "";
    Map<String, String> variables = Map.of("BUILD_NUMBER", "12", "GIT_COMMIT", "3f2a91c0de");
    ChangeChain changes = new ChangeChain(List.of());
    /** Who or what allows it; known once it was asked. */
    String permit = "alice";

    RehearsedBuild(RehearsedJenkins jenkins, String id) {
        this.jenkins = jenkins;
        this.id = id;
    }

    /** Calls a step, as Pipeline does. */
    RehearsedStep call(OperationStep step) {
        var running = new RehearsedStep(jenkins, step.asked(), node());
        steps.add(running);
        running.start();
        return running;
    }

    /** A place in its script. */
    Build node() {
        return new Seen(nodes.incrementAndGet());
    }

    /** As Pipeline does after the controller was away. */
    void resume() {
        steps.stream().filter(step -> !step.isAnswered()).forEach(RehearsedStep::resume);
    }

    String log() {
        return log.toString();
    }

    long logged(String words) {
        return log().lines().filter(line -> line.contains(words)).count();
    }

    private record FolderWorkspace(Path folder) implements Workspace {
        @Override
        public String read(String path, int most) throws Scripts.Unusable, IOException {
            return AgentWorkspace.text(new ReadFile(path, most).invoke(folder.toFile(), null), path, most);
        }

        @Override
        public CommitPage commits(ReadCommits wanted) throws IOException {
            return wanted.invoke(folder.toFile(), null);
        }
    }

    private final class Seen implements Build {
        private final int node;
        private boolean permitted;

        Seen(int node) {
            this.node = node;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String job() {
            return id.substring(0, id.indexOf('#'));
        }

        @Override
        public String step() {
            return id + "/" + node;
        }

        @Override
        public long startedAt() {
            return 1_795_000_000_000L;
        }

        @Override
        public String requestedBy() {
            return permitted ? permit : "nobody yet";
        }

        @Override
        public PrintWriter log() {
            return new PrintWriter(log, true);
        }

        @Override
        public Map<String, String> variables() {
            return variables;
        }

        @Override
        public Optional<Workspace> workspace() {
            return Optional.ofNullable(workspace).map(FolderWorkspace::new);
        }

        @Override
        public Optional<URI> page() {
            return Optional.of(URI.create("https://jenkins.example.com/job/checkout/12/delivery/"));
        }

        @Override
        public ChangeChain changes() {
            return changes;
        }

        @Override
        public String project() {
            return job();
        }

        @Override
        public void require(Right right, String environment, Set<String> connections) throws IOException {
            asked.add(environment);
            if (!refusal.isEmpty()) {
                throw new AbortException(refusal);
            }
            permitted = true;
        }

        @Override
        public void audit(String who, String what, Optional<OperationId> touched, String detail) {
            audited.add("%s: %s %s %s"
                    .formatted(who, what, touched.map(OperationId::value).orElse(""), detail));
        }

        @Override
        public Spec ruled(Spec spec) {
            return spec;
        }

        @Override
        public void show(OperationId shownId, String spec) {
            if (specs.put(shownId.value(), spec) == null) {
                shown.add(shownId.value());
            }
        }

        @Override
        public void unstable(String why) {
            unstable.add(why);
        }

        @Override
        public Identity asItself() {
            return () -> {};
        }
    }
}
