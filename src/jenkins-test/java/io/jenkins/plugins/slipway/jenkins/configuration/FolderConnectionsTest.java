package io.jenkins.plugins.slipway.jenkins.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import io.jenkins.plugins.slipway.jenkins.permission.FolderLimit;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The connections that a folder allows, in a Jenkins. */
@WithJenkins
class FolderConnectionsTest {
    private JenkinsRule jenkins;
    private Folder outer;

    @BeforeEach
    void keep(JenkinsRule rule) throws Exception {
        jenkins = rule;
        outer = jenkins.createProject(Folder.class, "org");
    }

    @Test
    void shouldKeepItsNamesWhenTheFolderIsSaved() throws Exception {
        outer.addProperty(new FolderConnections("acme-staging, acme-production\nacme-staging"));

        jenkins.configRoundtrip(outer);

        assertThat(outer.getProperties().get(FolderConnections.class).getConnections())
                .containsExactly("acme-staging", "acme-production");
    }

    @Test
    void shouldNotBeThereUnlessTheFormLimits() throws Exception {
        jenkins.configRoundtrip(outer);

        assertThat(outer.getProperties().get(FolderConnections.class)).isNull();
    }

    @Test
    void shouldFindTheLimitsOfAllFoldersOnTheWay() throws Exception {
        var inner = outer.createProject(Folder.class, "shop");
        var job = inner.createProject(Folder.class, "free").createProject(WorkflowJob.class, "checkout");
        outer.addProperty(new FolderConnections("a b"));
        inner.addProperty(new FolderConnections("a"));

        assertThat(new FolderConnections.OfFolders().of(job))
                .containsExactly(new FolderLimit("org/shop", Set.of("a")), new FolderLimit("org", Set.of("a", "b")));
    }

    @Test
    void shouldStayAsItIsWhenSomebodyElseThanAnAdministratorSavesTheFolder() throws Exception {
        outer.addProperty(new FolderConnections("acme-staging"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer"));

        try (var client = jenkins.createWebClient().login("configurer")) {
            HtmlForm form = client.getPage(outer, "configure").getFormByName("config");
            form.getTextAreaByName("_.names").setText("acme-production");
            jenkins.submit(form);
        }

        assertThat(outer.getProperties().get(FolderConnections.class).getConnections())
                .containsExactly("acme-staging");
    }
}
