package io.jenkins.plugins.slipway.jenkins.connection;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.jenkins.permission.AuditLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a connection: part of the system configuration, so all of it is for administrators. */
public abstract class AwsConnectionForm extends Descriptor<AwsConnection> {
    @Override
    public String getDisplayName() {
        return Messages.AwsConnection_DisplayName();
    }

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? told(ConnectionFaults.name(value))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckRegion(@QueryParameter String value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? told(ConnectionFaults.region(value))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckRoleArn(@QueryParameter String value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? told(ConnectionFaults.role(value))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckExternalId(@QueryParameter String value, @QueryParameter String roleArn) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? told(ConnectionFaults.externalId(value, roleArn))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckEndpointUrl(@QueryParameter String value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? told(ConnectionFaults.endpoint(value))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckSwitchRoleArn(@QueryParameter String value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? told(ConnectionFaults.role(value))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckRehearsal(@QueryParameter boolean value) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER) && value
                ? FormValidation.warning(Messages.AwsConnection_Rehearsal())
                : FormValidation.ok();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? SystemCredentials.choices(credentialsId, kinds())
                : SystemCredentials.onlyCurrent(credentialsId);
    }

    /** Asks AWS who the connection is and what it may do; session tags are those that were saved under the name. */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String name,
            @QueryParameter String region,
            @QueryParameter String credentialsId,
            @QueryParameter String roleArn,
            @QueryParameter String externalId,
            @QueryParameter String endpointUrl,
            @QueryParameter String switchRoleArn,
            @QueryParameter boolean rehearsal) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        var connection = new AwsConnection(name, region);
        connection.setCredentialsId(credentialsId);
        connection.setRoleArn(roleArn);
        connection.setExternalId(externalId);
        connection.setEndpointUrl(endpointUrl);
        connection.setSwitchRoleArn(switchRoleArn);
        connection.setRehearsal(rehearsal);
        connection.setSessionTags(savedTags(connection.getName()));
        AuditLog.byHand("test connection", getDisplayName(), connection.getName());
        return FormValidation.aggregate(ConnectionTrial.of(connection).stream()
                .map(AwsConnectionForm::told)
                .collect(Collectors.toList()));
    }

    private static List<SessionTag> savedTags(String name) {
        return ExtensionList.lookup(Connections.class).stream()
                .flatMap(saved -> saved.connection(name).stream())
                .findFirst()
                .map(AwsConnection::getSessionTags)
                .orElse(List.of());
    }

    private static List<Class<? extends StandardCredentials>> kinds() {
        return ExtensionList.lookup(KeySource.class).stream()
                .<Class<? extends StandardCredentials>>map(KeySource::type)
                .toList();
    }

    private static FormValidation told(Optional<String> fault) {
        return fault.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    private static FormValidation told(ConnectionTrial.Line line) {
        return line.failed() ? FormValidation.error(line.text()) : FormValidation.ok(line.text());
    }
}
