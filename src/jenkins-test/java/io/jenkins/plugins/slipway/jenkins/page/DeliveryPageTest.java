package io.jenkins.plugins.slipway.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import io.jenkins.plugins.slipway.jenkins.step.Deliveries;
import io.jenkins.plugins.slipway.jenkins.step.ServedRehearsal;
import io.jenkins.plugins.slipway.ledger.AuditTrail;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build whose operation is under way, and who may do what there. */
@WithJenkins
class DeliveryPageTest {
    private static final String PAGE = "job/image/1/delivery/";

    private JenkinsRule jenkins;
    private ServedRehearsal aws;
    private WorkflowRun run;

    @BeforeEach
    void bake(JenkinsRule rule) throws Exception {
        jenkins = rule;
        aws = new ServedRehearsal(4);
        Deliveries.connect(jenkins, aws.address());
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        var strategy = new MockAuthorizationStrategy();
        strategy.grant(Jenkins.READ, Item.READ).everywhere().to("reader", "viewer", "returner");
        strategy.grant(SlipwayPermissions.VIEW).everywhere().to("viewer");
        strategy.grant(SlipwayPermissions.ROLLBACK).everywhere().to("returner");
        jenkins.jenkins.setAuthorizationStrategy(strategy);
        run = Deliveries.job(jenkins, "image", "buildAmi spec: SPEC, version: '1.4.2'")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("waiting for builder", run);
    }

    /** The build has ended by then, or ends with its operation. */
    @AfterEach
    void close() throws Exception {
        if (run.isBuilding()) {
            run.doKill();
            jenkins.waitForCompletion(run);
        }
        aws.close();
    }

    @Test
    void shouldBeHiddenFromWhoMayNotSeeDeliveries() throws Exception {
        assertThat(answer("reader", HttpMethod.GET, PAGE).getStatusCode()).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        assertThat(answer("reader", HttpMethod.GET, "job/image/1/").getContentAsString())
                .doesNotContain("/job/image/1/delivery");
    }

    @Test
    void shouldShowWithoutAButtonToWhoMayOnlyLook() throws Exception {
        assertThat(answer("viewer", HttpMethod.GET, "job/image/1/").getContentAsString())
                .contains("/job/image/1/delivery");
        assertThat(answer("viewer", HttpMethod.GET, PAGE).getContentAsString())
                .contains("build-ami checkout 1.4.2 in production", "under way")
                .doesNotContain("Abort, and take everything back");

        for (var button : List.of("abort", "pause", "resume", "approve", "rollback")) {
            assertThat(press("viewer", button)).as(button).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        }
        for (var button : List.of("resume", "approve")) {
            assertThat(press("returner", button)).as(button).isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        }
        assertThat(run.isBuilding()).isTrue();
    }

    @Test
    void shouldTakeAnAbortByPostOnlyAndOnlyOfItsOwnOperation() throws Exception {
        var abort = PAGE + "abort?operation=";
        assertThat(answer("returner", HttpMethod.GET, abort + operation()).getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_BAD_METHOD);
        assertThat(answer("returner", HttpMethod.POST, abort + "20260101-000000-x")
                        .getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        assertThat(run.isBuilding()).isTrue();
    }

    @Test
    void shouldAbortForWhoMayRollBackAndWriteItDown() throws Exception {
        assertThat(answer("returner", HttpMethod.GET, PAGE).getContentAsString())
                .contains("Abort, and take everything back", "abort?operation=" + operation());
        assertThat(press("returner", "abort")).isEqualTo(HttpURLConnection.HTTP_OK);

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(JenkinsOperations.get().ledger().auditTrail().of(operation()))
                .extracting(AuditTrail.Entry::deed)
                .anySatisfy(deed -> {
                    assertThat(deed.who()).isEqualTo("returner");
                    assertThat(deed.what()).isEqualTo("abort");
                });
        assertThat(answer("returner", HttpMethod.GET, PAGE).getContentAsString())
                .contains("aborted by returner")
                .doesNotContain("Abort, and take everything back");
    }

    private String operation() {
        return run.getAction(DeliveryAction.class).getOperations().get(0);
    }

    private int press(String user, String button) throws Exception {
        return answer(user, HttpMethod.POST, PAGE + button + "?operation=" + operation())
                .getStatusCode();
    }

    private WebResponse answer(String user, HttpMethod method, String path) throws Exception {
        try (var client = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false)
                .login(user)) {
            var request = new WebRequest(new URL(jenkins.getURL(), path), method);
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse();
        }
    }
}
