package io.jenkins.plugins.slipway.jenkins.configuration;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import io.jenkins.plugins.slipway.jenkins.connection.SystemCredentials;

/** A user of a database. Never shows the password. */
record Login(String user, String password) {
    /** Out of the credentials that an administrator keeps for the system. @throws IllegalStateException when not there */
    static Login ofSystem(String id) {
        return SystemCredentials.find(id, StandardUsernamePasswordCredentials.class)
                .map(found -> new Login(found.getUsername(), found.getPassword().getPlainText()))
                .orElseThrow(() -> new IllegalStateException(Messages.Login_NotThere(id)));
    }

    @Override
    public String toString() {
        return "user " + user;
    }
}
