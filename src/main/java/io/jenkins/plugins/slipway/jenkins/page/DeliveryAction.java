package io.jenkins.plugins.slipway.jenkins.page;

import hudson.model.Failure;
import hudson.model.Run;
import io.jenkins.plugins.slipway.jenkins.operation.Command;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.Audit;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.report.operation.OperationPage;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page "Delivery" of a build. It saves which operations the build's steps waited for; their specs are files beside it. */
public final class DeliveryAction implements RunAction2, StaplerProxy {
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private transient Run<?, ?> run;

    /** The one of a build, which gets it with its first operation. */
    public static DeliveryAction of(Run<?, ?> run) {
        synchronized (run) {
            var present = run.getAction(DeliveryAction.class);
            if (present != null) {
                return present;
            }
            var fresh = new DeliveryAction();
            run.addAction(fresh);
            return fresh;
        }
    }

    /** @param spec its text, for the way back @throws IOException when the build cannot be saved */
    public void add(OperationId id, String spec) throws IOException {
        if (!operations.contains(id.value())) {
            specs().keep(id.value(), spec);
            operations.add(id.value());
            run.save();
        }
    }

    private DeliveredSpecs specs() {
        return new DeliveredSpecs(run.getRootDir().toPath());
    }

    /** Ids, in the order in which they began. */
    public List<String> getOperations() {
        return List.copyOf(operations);
    }

    /** As the ledger tells of them now. @throws StoreUnavailable while it cannot be read */
    public List<ShownOperation> getShown() {
        var choices = new Choices(JenkinsOperations.get(), run::hasPermission);
        return operations.stream()
                .flatMap(id -> story(id).stream())
                .map(story -> new ShownOperation(OperationPage.of(story, Instant.now()), choices.of(story)))
                .toList();
    }

    private static Optional<OperationStory> story(String id) {
        return OperationStory.find(JenkinsOperations.get().ledger(), new OperationId(id));
    }

    /** Whether there can be news soon. @param shown null while the ledger cannot be read */
    public boolean isLive(List<ShownOperation> shown) {
        return shown == null || run.isBuilding() || shown.stream().anyMatch(ShownOperation::isOpen);
    }

    /** Changes when other buttons are to be shown. @param shown null while the ledger cannot be read */
    public String choicesOf(List<ShownOperation> shown) {
        return shown == null
                ? ""
                : shown.stream()
                        .flatMap(operation -> operation.getChoices().stream()
                                .map(choice -> operation.getId() + " " + choice.getAction()))
                        .collect(Collectors.joining(", "));
    }

    /** Why nothing can be shown now; empty when something can. */
    public String getTrouble() {
        try {
            JenkinsOperations.get().ledger().journals().list(true, 1);
            return "";
        } catch (StoreUnavailable away) {
            return away.getMessage();
        }
    }

    /** Ends an operation of this build, which takes back what it did; a second time: stops the taking back as well. */
    @RequirePOST
    public HttpResponse doAbort(@QueryParameter String operation) {
        run.checkPermission(SlipwayPermissions.ROLLBACK);
        return tell(operation, Command.ABORT);
    }

    /** What runs goes on, nothing new is begun. */
    @RequirePOST
    public HttpResponse doPause(@QueryParameter String operation) {
        run.checkPermission(SlipwayPermissions.ROLLBACK);
        return tell(operation, Command.PAUSE);
    }

    /** Ends a pause. */
    @RequirePOST
    public HttpResponse doResume(@QueryParameter String operation) {
        run.checkPermission(SlipwayPermissions.DEPLOY);
        return tell(operation, Command.RESUME);
    }

    /** Opens the gate that waits for an approval. */
    @RequirePOST
    public HttpResponse doApprove(@QueryParameter String operation) {
        run.checkPermission(SlipwayPermissions.DEPLOY);
        return tell(operation, Command.APPROVE);
    }

    private HttpResponse tell(String operation, Command command) {
        if (!operations.contains(operation)) {
            return HttpResponses.notFound();
        }
        if (story(operation).filter(command::isPossible).isEmpty()) {
            throw new Failure(Messages.DeliveryAction_TooLate(operation));
        }
        audit(command.name().toLowerCase(Locale.ROOT), operation);
        JenkinsOperations.get().tell(new OperationId(operation), command, Audit.whoIsSignedIn(), "");
        return HttpResponses.redirectToDot();
    }

    /** Returns the environment to what ran before this build's release, as an operation of its own. */
    @RequirePOST
    public HttpResponse doRollback(@QueryParameter String operation) throws IOException {
        run.checkPermission(SlipwayPermissions.ROLLBACK);
        if (!operations.contains(operation)) {
            return HttpResponses.notFound();
        }
        var spec = specs().find(operation).orElseThrow(() -> new Failure(Messages.DeliveryAction_NoSpec(operation)));
        var begun = new PageRollback(run).begin(new OperationId(operation), spec, id -> audit("rollback", id.value()));
        add(begun, spec);
        return HttpResponses.redirectToDot();
    }

    private void audit(String what, String operation) {
        new Audit(JenkinsOperations.get().ledger().auditTrail())
                .byHand(run.getParent(), what, operation, run.getExternalizableId());
    }

    /** Nobody sees anything here without the permission for it. */
    @Override
    public Object getTarget() {
        run.checkPermission(SlipwayPermissions.VIEW);
        return this;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    /** Hidden from those who may not see deliveries. */
    @Override
    public String getIconFileName() {
        return run.hasPermission(SlipwayPermissions.VIEW) ? "symbol-cube" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeliveryAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "delivery";
    }
}
