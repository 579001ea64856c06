package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;

/** As whom Bitbucket is called. */
public sealed interface SignIn {
    /** As nobody: public repositories only, 60 calls an hour. */
    record Nobody() implements SignIn {}

    /** An API token of a person's account, with the account's e-mail address; Cloud only. */
    record ApiToken(String email, Secret token) implements SignIn {
        @Override
        public String toString() {
            return "API token of " + email;
        }
    }

    /** Access token of a repository, project or workspace; HTTP access token of a Data Center. */
    record AccessToken(Secret token) implements SignIn {
        @Override
        public String toString() {
            return "access token";
        }
    }

    /** An OAuth consumer of the workspace, by client credentials; Cloud only. */
    record OAuthConsumer(String key, Secret secret) implements SignIn {
        @Override
        public String toString() {
            return "OAuth consumer " + key;
        }
    }

    /** The proxy of a step of Pipelines, which signs Code Insights reports in, and nothing else. */
    record StepProxy(URI proxy) implements SignIn {}
}
