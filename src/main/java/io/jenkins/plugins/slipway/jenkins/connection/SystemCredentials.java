package io.jenkins.plugins.slipway.jenkins.connection;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * The credentials that an administrator keeps for the system. A job's own are not looked at: which ones a connection has is no
 * choice of those who use it.
 */
public final class SystemCredentials {
    private SystemCredentials() {}

    /** Those under that id; empty when there are none of that kind. */
    public static <C extends StandardCredentials> Optional<C> find(String id, Class<C> kind) {
        var all = CredentialsProvider.lookupCredentialsInItemGroup(kind, Jenkins.get(), ACL.SYSTEM2, List.of());
        return Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)));
    }

    /** For a list to choose from; only for those who may administer. @param current is in it even when it is gone */
    public static ListBoxModel choices(String current, List<Class<? extends StandardCredentials>> kinds) {
        var choices = new StandardListBoxModel();
        choices.includeEmptyValue();
        for (var kind : kinds) {
            choices.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), kind, List.of(), CredentialsMatchers.always());
        }
        choices.includeCurrentValue(Entered.text(current));
        return choices;
    }

    /** For those who may not choose: what is chosen, and nothing else. */
    public static ListBoxModel onlyCurrent(String current) {
        var choices = new StandardListBoxModel();
        choices.includeCurrentValue(Entered.text(current));
        return choices;
    }
}
