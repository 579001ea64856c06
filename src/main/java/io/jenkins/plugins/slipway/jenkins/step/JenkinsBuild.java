package io.jenkins.plugins.slipway.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Cause;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.page.DeliveryAction;
import io.jenkins.plugins.slipway.jenkins.permission.Audit;
import io.jenkins.plugins.slipway.jenkins.permission.Authority;
import io.jenkins.plugins.slipway.jenkins.permission.Permit;
import io.jenkins.plugins.slipway.jenkins.permission.Refused;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.jenkins.recording.ChangeChain;
import io.jenkins.plugins.slipway.jenkins.recording.ChangeLog;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A run of a Pipeline. */
final class JenkinsBuild implements Build {
    private static final String NUMBER = "BUILD_NUMBER";
    private static final String PAGE = "delivery/";

    private final StepContext context;
    private final Run<?, ?> run;
    private final FlowNode node;
    private final PrintWriter log;

    /** Who allowed it; null before it was asked. */
    private volatile Permit permit;

    private JenkinsBuild(StepContext context, Run<?, ?> run, FlowNode node, PrintWriter log) {
        this.context = context;
        this.run = run;
        this.node = node;
        this.log = log;
    }

    /** @throws IOException when the run could not be loaded after a restart */
    static Build of(StepContext context) throws IOException, InterruptedException {
        var log = context.get(TaskListener.class).getLogger();
        return new JenkinsBuild(
                context, context.get(Run.class), context.get(FlowNode.class), new PrintWriter(log, true));
    }

    @Override
    public String id() {
        return run.getExternalizableId();
    }

    @Override
    public String job() {
        return run.getParent().getFullName();
    }

    @Override
    public String step() {
        return String.join(
                "\n", JenkinsOperations.get().controller(), id(), String.valueOf(run.getTimeInMillis()), node.getId());
    }

    @Override
    public long startedAt() {
        return run.getTimeInMillis();
    }

    @Override
    public String requestedBy() {
        var allowed = permit;
        if (allowed != null) {
            return allowed.by();
        }
        var user = run.getCause(Cause.UserIdCause.class);
        if (user != null && user.getUserId() != null) {
            return user.getUserId();
        }
        return run.getCauses().stream()
                .findFirst()
                .map(Cause::getShortDescription)
                .orElse("Jenkins");
    }

    @Override
    public PrintWriter log() {
        return log;
    }

    @Override
    public Map<String, String> variables() throws IOException, InterruptedException {
        var known = context.get(EnvVars.class);
        var variables = new TreeMap<>(known == null ? Map.<String, String>of() : known);
        variables.putIfAbsent(NUMBER, String.valueOf(run.getNumber()));
        return variables;
    }

    @Override
    public Optional<Workspace> workspace() throws IOException, InterruptedException {
        return Optional.ofNullable(context.get(FilePath.class)).map(AgentWorkspace::new);
    }

    @Override
    public Optional<URI> page() {
        return Optional.ofNullable(Jenkins.get().getRootUrl()).map(root -> URI.create(root + run.getUrl() + PAGE));
    }

    @Override
    public ChangeChain changes() {
        return ChangeLog.of(run);
    }

    @Override
    public String project() {
        return Authority.originOf(run.getParent()).job();
    }

    @Override
    public void require(Right right, String environment, Set<String> connections) throws IOException {
        var permission = right == Right.ROLLBACK ? SlipwayPermissions.ROLLBACK : SlipwayPermissions.DEPLOY;
        try {
            permit = SlipwayConfiguration.get().authority().check(run, permission, environment, connections);
        } catch (Refused refused) {
            trail().refused(run, requestedBy(), right.name().toLowerCase(Locale.ROOT), refused);
            throw refused;
        }
    }

    @Override
    public void audit(String who, String what, Optional<OperationId> operation, String detail) {
        trail().inBuild(run, who, what, operation.map(OperationId::value), detail);
    }

    private static Audit trail() {
        return new Audit(JenkinsOperations.get().ledger().auditTrail());
    }

    @Override
    public Spec ruled(Spec spec) {
        return SlipwayConfiguration.get().frozen(spec);
    }

    @Override
    public void show(OperationId id, String spec) throws IOException {
        DeliveryAction.of(run).add(id, spec);
    }

    @Override
    public void unstable(String why) {
        node.addAction(new WarningAction(Result.UNSTABLE).withMessage(why));
        run.setResult(Result.UNSTABLE);
    }

    @Override
    public Identity asItself() {
        var job = run.getParent();
        var who = job instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        return ACL.as2(who)::close;
    }
}
