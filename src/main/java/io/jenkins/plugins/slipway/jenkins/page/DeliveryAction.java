package io.jenkins.plugins.slipway.jenkins.page;

import hudson.model.Run;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.Audit;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page "Delivery" of a build. It saves which operations the build's steps waited for, and nothing else. */
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

    /** @throws IOException when the build cannot be saved */
    public void add(OperationId id) throws IOException {
        if (!operations.contains(id.value())) {
            operations.add(id.value());
            run.save();
        }
    }

    /** Ids, in the order in which they began. */
    public List<String> getOperations() {
        return List.copyOf(operations);
    }

    /** As the ledger tells of them now. @throws StoreUnavailable while it cannot be read */
    public List<ShownOperation> getShown() {
        var ledger = JenkinsOperations.get().ledger();
        return operations.stream()
                .flatMap(id -> OperationStory.find(ledger, new OperationId(id)).stream())
                .map(ShownOperation::new)
                .toList();
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

    /** Whether one may end operations here. */
    public boolean isMayAbort() {
        return run.hasPermission(SlipwayPermissions.ROLLBACK);
    }

    /** Ends an operation of this build, which takes back what it did; a second time: stops the taking back as well. */
    @RequirePOST
    public HttpResponse doAbort(@QueryParameter String operation) {
        run.checkPermission(SlipwayPermissions.ROLLBACK);
        if (!operations.contains(operation)) {
            return HttpResponses.notFound();
        }
        var controller = JenkinsOperations.get();
        new Audit(controller.ledger().auditTrail())
                .byHand(run.getParent(), "abort", operation, run.getExternalizableId());
        controller.abort(new OperationId(operation), Audit.whoIsSignedIn(), "");
        return HttpResponses.redirectToDot();
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
