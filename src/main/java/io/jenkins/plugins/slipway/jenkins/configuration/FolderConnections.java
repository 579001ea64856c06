package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import io.jenkins.plugins.slipway.jenkins.connection.Entered;
import io.jenkins.plugins.slipway.jenkins.permission.AuditLog;
import io.jenkins.plugins.slipway.jenkins.permission.FolderLimit;
import io.jenkins.plugins.slipway.jenkins.permission.FolderLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The only connections that jobs of a folder, and of the folders in it, may use. */
public class FolderConnections extends AbstractFolderProperty<AbstractFolder<?>> {
    private final ArrayList<String> connections;

    /** @param names of connections, between commas, spaces or line ends; none at all forbids every connection */
    @DataBoundConstructor
    public FolderConnections(String names) {
        this.connections = new ArrayList<>(split(names));
    }

    private static Set<String> split(String names) {
        return Stream.of(Entered.text(names).split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public String getNames() {
        return String.join("\n", connections);
    }

    public List<String> getConnections() {
        return List.copyOf(connections);
    }

    /** Whoever may only configure the folder leaves it as it is: otherwise the limit would be his to choose. */
    @Override
    public AbstractFolderProperty<?> reconfigure(StaplerRequest2 request, JSONObject form)
            throws Descriptor.FormException {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return this;
        }
        var changed = super.reconfigure(request, form);
        var now = changed instanceof FolderConnections limit
                ? limit.getConnections().toString()
                : "no limit";
        AuditLog.byHand("configure", owner.getFullName(), "connections %s, were %s".formatted(now, connections));
        return changed;
    }

    /** Shows the property on folders. */
    @Extension(optional = true)
    @Symbol("slipwayConnections")
    public static class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.FolderConnections_DisplayName();
        }

        /** Nothing when the form does not limit them. Made by hand: to bind it comes back here, without end. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) {
            return form.optBoolean("limited") ? new FolderConnections(form.optString("names")) : null;
        }

        @POST
        public FormValidation doCheckNames(@QueryParameter String value, @AncestorInPath Item item) {
            if (!(item == null ? Jenkins.get() : item)
                    .hasPermission(item == null ? Jenkins.ADMINISTER : Item.CONFIGURE)) {
                return FormValidation.ok();
            }
            var names = split(value);
            if (names.isEmpty()) {
                return FormValidation.warning(Messages.FolderConnections_None());
            }
            var configuration = SlipwayConfiguration.get();
            names.removeIf(name -> configuration.connection(name).isPresent());
            return names.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.FolderConnections_Unknown(String.join(", ", names)));
        }
    }

    /** Walks up the folders; where the folders plugin is not installed, nobody looks for any. */
    @Extension(optional = true)
    public static final class OfFolders extends FolderLimits {
        @Override
        protected List<FolderLimit> of(Item item) {
            var found = new ArrayList<FolderLimit>();
            for (ItemGroup<?> group = item.getParent();
                    group instanceof AbstractFolder<?> folder;
                    group = folder.getParent()) {
                var property = folder.getProperties().get(FolderConnections.class);
                if (property != null) {
                    found.add(new FolderLimit(folder.getFullName(), new LinkedHashSet<>(property.connections)));
                }
            }
            return found;
        }
    }
}
