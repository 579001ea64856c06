package io.jenkins.plugins.slipway.jenkins.connection;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.slipway.cloud.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An AWS account as an administrator lets specs use it, under a name; saved by Jenkins, so plain fields. */
public class AwsConnection extends AbstractDescribableImpl<AwsConnection> {
    private final String name;
    private final String region;
    private String credentialsId;
    private String roleArn;
    private String externalId;
    private List<SessionTag> sessionTags = new ArrayList<>();
    private String endpointUrl;
    private String switchRoleArn;
    private boolean rehearsal;

    /** @param name as specs name it @param region where roles are assumed, {@code eu-central-1} */
    @DataBoundConstructor
    public AwsConnection(String name, String region) {
        this.name = Entered.text(name);
        this.region = Entered.text(region);
    }

    public String getName() {
        return name;
    }

    public String getRegion() {
        return region;
    }

    /** Of system credentials: AWS credentials, or an access key as user name and password. */
    public String getCredentialsId() {
        return credentialsId;
    }

    /** Nothing for what the controller itself runs with: an instance profile, a web identity, {@code ~/.aws}. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Entered.orNull(credentialsId);
    }

    public String getRoleArn() {
        return roleArn;
    }

    /** Of a role that these credentials may assume. */
    @DataBoundSetter
    public void setRoleArn(String roleArn) {
        this.roleArn = Entered.orNull(roleArn);
    }

    public String getExternalId() {
        return externalId;
    }

    /** That the role's trust policy asks for. */
    @DataBoundSetter
    public void setExternalId(String externalId) {
        this.externalId = Entered.orNull(externalId);
    }

    public List<SessionTag> getSessionTags() {
        return List.copyOf(sessionTags);
    }

    /** Of the session with the role; the trust policy must allow {@code sts:TagSession}. */
    @DataBoundSetter
    public void setSessionTags(List<SessionTag> sessionTags) {
        this.sessionTags = sessionTags == null ? new ArrayList<>() : new ArrayList<>(sessionTags);
    }

    public String getEndpointUrl() {
        return endpointUrl;
    }

    /** Of whatever speaks AWS's protocols, such as {@code slipway rehearsal serve}, for every service. */
    @DataBoundSetter
    public void setEndpointUrl(String endpointUrl) {
        this.endpointUrl = Entered.orNull(endpointUrl);
    }

    public String getSwitchRoleArn() {
        return switchRoleArn;
    }

    /** By which EventBridge Scheduler returns split traffic when nobody is there; nothing for no such switch. */
    @DataBoundSetter
    public void setSwitchRoleArn(String switchRoleArn) {
        this.switchRoleArn = Entered.orNull(switchRoleArn);
    }

    public boolean isRehearsal() {
        return rehearsal;
    }

    /** Leads into a world inside the controller, whatever else is set; it is gone when the controller stops. */
    @DataBoundSetter
    public void setRehearsal(boolean rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** The same for the engine, without secrets: an id stands for them. */
    public Connection asConnection() {
        return new Connection(
                name,
                region,
                Optional.empty(),
                rehearsal ? Optional.empty() : Entered.optional(credentialsId),
                Entered.optional(roleArn),
                Entered.optional(externalId),
                sessionTags.stream()
                        .collect(Collectors.toMap(SessionTag::getKey, SessionTag::getValue, (first, second) -> second)),
                Entered.optional(endpointUrl),
                Entered.optional(switchRoleArn),
                rehearsal);
    }

    /** The first fault of what was written, or empty. */
    public Optional<String> fault() {
        return ConnectionFaults.of(this);
    }

    private Object readResolve() {
        sessionTags = sessionTags == null ? new ArrayList<>() : sessionTags;
        return this;
    }

    /** Shows it in the system configuration. */
    @Extension
    @Symbol("awsConnection")
    public static class DescriptorImpl extends AwsConnectionForm {}
}
