package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import io.jenkins.plugins.slipway.jenkins.permission.FolderLimit;
import io.jenkins.plugins.slipway.jenkins.permission.FolderLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** The only connections that jobs of a folder, and of the folders in it, may use. */
public class FolderConnections extends AbstractFolderProperty<AbstractFolder<?>> {
    private final List<String> connections;

    /** @param connections names; none at all forbids every connection */
    @DataBoundConstructor
    public FolderConnections(List<String> connections) {
        this.connections = connections == null ? new ArrayList<>() : new ArrayList<>(new LinkedHashSet<>(connections));
    }

    public List<String> getConnections() {
        return List.copyOf(connections);
    }

    /** Whoever may only configure the folder leaves it as it is: otherwise the limit would be his to choose. */
    @Override
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 request, JSONObject form)
            throws Descriptor.FormException {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? super.reconfigure(request, form) : this;
    }

    /** Shows the property on folders. */
    @Extension(optional = true)
    @Symbol("slipwayConnections")
    public static class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FolderConnections_DisplayName();
        }
    }

    /** Walks up the folders; where the folders plugin is not installed, nobody looks for any. */
    @Extension(optional = true)
    public static final class OfFolders extends FolderLimits {
        @Override
        protected List<FolderLimit> of(Item item) {
            var found = new ArrayList<FolderLimit>();
            for (var group = item.getParent(); group instanceof AbstractFolder<?> folder; group = folder.getParent()) {
                var property = folder.getProperties().get(FolderConnections.class);
                if (property != null) {
                    found.add(new FolderLimit(folder.getFullName(), new LinkedHashSet<>(property.connections)));
                }
            }
            return found;
        }
    }
}
