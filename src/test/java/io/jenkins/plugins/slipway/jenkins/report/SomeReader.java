package io.jenkins.plugins.slipway.jenkins.report;

import java.util.Set;

/** Somebody who sees these jobs. */
record SomeReader(boolean isAdministrator, Set<String> jobs) implements Reader {
    @Override
    public boolean sees(String job) {
        return jobs.contains(job);
    }
}
