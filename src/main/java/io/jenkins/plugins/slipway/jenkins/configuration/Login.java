package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.security.ACL;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** A user of a database. Never shows the password. */
record Login(String user, String password) {
    /** Out of the credentials that an administrator keeps for the system. @throws IllegalStateException when not there */
    static Login ofSystem(String id) {
        var all = CredentialsProvider.lookupCredentialsInItemGroup(
                StandardUsernamePasswordCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
        return Optional.ofNullable(CredentialsMatchers.firstOrNull(all, CredentialsMatchers.withId(id)))
                .map(found -> new Login(found.getUsername(), found.getPassword().getPlainText()))
                .orElseThrow(() -> new IllegalStateException(Messages.Login_NotThere(id)));
    }

    @Override
    public String toString() {
        return "user " + user;
    }
}
