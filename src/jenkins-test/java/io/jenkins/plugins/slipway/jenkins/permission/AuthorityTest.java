package io.jenkins.plugins.slipway.jenkins.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.HudsonPrivateSecurityRealm;
import hudson.security.Permission;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may deploy, in a Jenkins with users. */
@WithJenkins
class AuthorityTest {
    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void keep(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.BUILD, SlipwayPermissions.DEPLOY)
                .everywhere()
                .to("deployer")
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder"));
        for (var id : List.of("admin", "deployer", "builder")) {
            User.getById(id, true);
        }
        job = jenkins.createProject(WorkflowJob.class, "checkout");
        job.setDefinition(new CpsFlowDefinition("", true));
    }

    private Run<?, ?> build(Cause... causes) throws Exception {
        var run = job.scheduleBuild2(0, new CauseAction(List.of(causes))).get();
        return jenkins.assertBuildStatusSuccess(run);
    }

    private Permit check(Run<?, ?> run, Permission what) throws Refused {
        return SlipwayConfiguration.get().authority().check(run, what, "production", Set.of("acme-production"));
    }

    private static void grant() {
        SlipwayConfiguration.get().setGrants(List.of(new Grant("checkout", "production", "acme-production")));
    }

    @Test
    void shouldAllowAUserWithThePermissionAndAnAdministratorWithoutAnyGrant() throws Exception {
        assertThat(check(build(new Cause.UserIdCause("deployer")), SlipwayPermissions.DEPLOY)
                        .by())
                .isEqualTo("deployer");
        assertThat(check(build(new Cause.UserIdCause("deployer")), SlipwayPermissions.ROLLBACK)
                        .by())
                .isEqualTo("deployer");
        assertThat(check(build(new Cause.UserIdCause("admin")), SlipwayPermissions.DEPLOY)
                        .by())
                .isEqualTo("admin");
    }

    @Test
    void shouldRefuseAUserWithoutThePermissionThoughTheBuildRunsAsSystem() throws Exception {
        var run = build(new Cause.UserIdCause("builder"));

        assertThatThrownBy(() -> check(run, SlipwayPermissions.DEPLOY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("builder started it without Slipway/Deploy");
    }

    @Test
    void shouldRefuseATimerUnlessThereIsAGrant() throws Exception {
        var run = build(new TimerTrigger.TimerTriggerCause());
        assertThatThrownBy(() -> check(run, SlipwayPermissions.DEPLOY)).hasMessageContaining("SYSTEM does not count");

        grant();

        assertThat(check(run, SlipwayPermissions.DEPLOY).by()).startsWith("grant of job 'checkout'");
    }

    @Test
    void shouldNotCountWhoStartedAnotherBuild() throws Exception {
        var upstream = build(new Cause.UserIdCause("deployer"));
        var run = build(new Cause.UpstreamCause(upstream));

        assertThatThrownBy(() -> check(run, SlipwayPermissions.DEPLOY)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseAReplayOfAUserWithoutThePermissionDespiteAGrant() throws Exception {
        grant();
        var run = build(new Cause.UserIdCause("builder"));
        assertThat(check(run, SlipwayPermissions.DEPLOY).by()).startsWith("grant");
        var replay = run.getAction(ReplayAction.class);
        Run<?, ?> again;
        try (var asAdmin = ACL.as2(User.getById("admin", true).impersonate2())) {
            again = (Run<?, ?>) replay.run("// other", Map.of()).get();
        }
        assertThat(check(again, SlipwayPermissions.DEPLOY).by()).isEqualTo("admin");

        var withoutUser = (Run<?, ?>) replay.run("// other", Map.of()).get();
        assertThatThrownBy(() -> check(withoutUser, SlipwayPermissions.DEPLOY)).hasMessageContaining("replay");
    }

    @Test
    void shouldRefuseAUserWhoIsGone() throws Exception {
        jenkins.jenkins.setSecurityRealm(new HudsonPrivateSecurityRealm(false, false, null));
        var run = build(new Cause.UserIdCause("nobody-by-that-name"));

        assertThatThrownBy(() -> check(run, SlipwayPermissions.DEPLOY)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldAllowAnybodyWhereEverybodyMayDoEverything() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);

        assertThat(check(build(new Cause.UserIdCause((String) null)), SlipwayPermissions.DEPLOY)
                        .by())
                .isEqualTo("anonymous");
    }
}
