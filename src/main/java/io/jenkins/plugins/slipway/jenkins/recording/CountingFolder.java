package io.jenkins.plugins.slipway.jenkins.recording;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/** "Count as deployments": builds of jobs in this folder, and in the folders in it. */
public class CountingFolder extends AbstractFolderProperty<AbstractFolder<?>> {
    private final ArrayList<FolderRule> rules;

    @DataBoundConstructor
    public CountingFolder(List<FolderRule> rules) {
        this.rules = new ArrayList<>(rules == null ? List.of() : rules);
    }

    public List<FolderRule> getRules() {
        return List.copyOf(rules);
    }

    /** Shows it in folders and multibranch projects. */
    @Extension(optional = true)
    @Symbol("slipwayDeployments")
    public static class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.CountingFolder_DisplayName();
        }

        /** Nothing when the form has no rule. Made by hand: to bind it comes back here, without end. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) {
            var rules =
                    form == null ? List.<FolderRule>of() : request.bindJSONToList(FolderRule.class, form.get("rules"));
            return rules.isEmpty() ? null : new CountingFolder(rules);
        }
    }

    /** Walks up the folders; where the folders plugin is not installed, nobody looks for any. */
    @Extension(optional = true)
    public static final class OfFolders extends RulesAbove {
        @Override
        protected List<DeploymentRule> of(Item job) {
            var found = new ArrayList<DeploymentRule>();
            for (ItemGroup<?> group = job.getParent();
                    group instanceof AbstractFolder<?> folder;
                    group = folder.getParent()) {
                var property = folder.getProperties().get(CountingFolder.class);
                if (property != null) {
                    var name = job.getFullName().substring(folder.getFullName().length() + 1);
                    property.rules.stream().filter(rule -> rule.covers(name)).forEach(found::add);
                }
            }
            return found;
        }
    }
}
