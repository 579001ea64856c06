package io.jenkins.plugins.slipway.jenkins.page;

import hudson.model.Run;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;

/** The page "Delivery" of a build. It saves which operations the build's steps waited for, and nothing else. */
public final class DeliveryAction implements RunAction2 {
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

    /** In the order in which they began. */
    public List<String> getOperations() {
        return List.copyOf(operations);
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
