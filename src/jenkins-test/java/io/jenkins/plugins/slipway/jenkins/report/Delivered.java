package io.jenkins.plugins.slipway.jenkins.report;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import java.io.StringReader;
import java.net.URL;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** A Jenkins in which two folders deliver a service each, and people who may see one, the other, both or none. */
final class Delivered {
    private final JenkinsRule jenkins;

    Delivered(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        var shop = jenkins.createProject(Folder.class, "shop");
        var bank = jenkins.createProject(Folder.class, "bank");
        var cart = job(shop, "cart");
        var payroll = job(bank, "payroll");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("ann", "bob", "reader")
                .grant(Item.READ)
                .onItems(shop, cart)
                .to("ann")
                .grant(SlipwayPermissions.VIEW)
                .onItems(cart)
                .to("ann")
                .grant(Item.READ)
                .onItems(bank, payroll)
                .to("bob")
                .grant(SlipwayPermissions.VIEW)
                .onItems(payroll)
                .to("bob")
                .grant(Item.READ)
                .onItems(shop, cart, bank, payroll)
                .to("reader"));
        record("cart", 3);
        record("payroll", 5);
        record("imported", 7);
        bind(cart, "cart");
        bind(payroll, "payroll");
    }

    private static WorkflowJob job(Folder folder, String name) throws Exception {
        var job = folder.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition("", true));
        return job;
    }

    static WorkflowJob of(JenkinsRule jenkins, String fullName) {
        return jenkins.jenkins.getItemByFullName(fullName, WorkflowJob.class);
    }

    private static void bind(Item job, String service) {
        var operations = JenkinsOperations.get();
        operations.ledger().deliveringJobs().bind(operations.controller(), job.getFullName(), service);
    }

    private static void record(String service, int deployments) {
        var lines = new StringBuilder();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 1; i <= deployments; i++) {
            lines.append("""
                    {"type":"deployment","id":"%s-%d","service":"%s","environment":"production","status":"SUCCESS",\
                    "finished_at":"%s","run":"shop/cart#1"}
                    """.formatted(service, i, service, now.minus(i, ChronoUnit.DAYS)));
        }
        lines.append("""
                {"type":"incident","id":"INC-%s","service":"%s","environment":"production","opened_at":"%s"}
                """.formatted(service, service, now.minus(2, ChronoUnit.HOURS)));
        JenkinsOperations.get().ledger().doraEvents().append(Ndjson.read(new StringReader(lines.toString())));
    }

    String text(String user, String path) throws Exception {
        return answer(user, path).getContentAsString();
    }

    WebResponse answer(String user, String path) throws Exception {
        return answer(user, HttpMethod.GET, path);
    }

    WebResponse answer(String user, HttpMethod method, String path) throws Exception {
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
