package io.jenkins.plugins.slipway.bitbucket.history;

/** Hears how an import goes on. */
@FunctionalInterface
public interface ImportWatch {
    /** A line for people, now and then. */
    void say(String line);
}
