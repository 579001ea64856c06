package io.jenkins.plugins.slipway.jenkins.step;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.connection.AwsConnection;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** A Jenkins that delivers into a {@link ServedRehearsal}; used in its process. */
final class Deliveries {
    private Deliveries() {}

    /** Makes the connection that the spec names, with keys, and lets every job use it. */
    static void connect(String address) throws Exception {
        var provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.SYSTEM, "acme-keys", "", "rehearsal", "rehearsal-secret"));
        provider.save();
        var connection = new AwsConnection("acme", "eu-central-1");
        connection.setCredentialsId("acme-keys");
        connection.setEndpointUrl(address);
        SlipwayConfiguration.get().setConnections(List.of(connection));
        SlipwayConfiguration.get().setGrants(List.of(new Grant("**", "production", "acme")));
    }

    /** A Pipeline in the sandbox; {@code SPEC} in it stands for the spec's text. */
    static WorkflowJob job(String name, String script) throws Exception {
        var job = Jenkins.get().createProject(WorkflowJob.class, name);
        define(job, script);
        return job;
    }

    static void define(WorkflowJob job, String script) throws Exception {
        job.setDefinition(
                new CpsFlowDefinition(script.replace("SPEC", "'''" + ServedRehearsal.SPEC + "'''"), true));
    }

    /** Newest first. */
    static List<OperationRecord> operations() {
        return JenkinsOperations.get().ledger().journals().list(false, 1_000);
    }

    static List<Entry> entries(OperationRecord operation) {
        return JenkinsOperations.get().ledger().journals().read(operation.id(), 0);
    }

    static Optional<OperationRecord> open() {
        return operations().stream().filter(operation -> operation.outcome().isEmpty()).findFirst();
    }
}
