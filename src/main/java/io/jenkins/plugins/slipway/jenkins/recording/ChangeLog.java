package io.jenkins.plugins.slipway.jenkins.recording;

import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.slipway.dora.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import jenkins.scm.RunWithSCM;

/** What Jenkins knows of the commits of a build without asking a repository: the change logs of this build and of those before. */
public final class ChangeLog {
    /** Older ones were recorded by the builds in between, or there is no end. */
    private static final int BUILDS = 50;

    private ChangeLog() {}

    /** What the commits of a job without a named repository belong to. @param job its full name */
    public static String repositoryOf(String job) {
        return "jenkins:" + job;
    }

    /** The commits, each one the child of the one before it. */
    public static ChangeChain of(Run<?, ?> build) {
        var logs = new ArrayList<List<List<Commit>>>();
        Run<?, ?> at = build;
        for (int count = 0; at != null && count < BUILDS; count++, at = at.getPreviousBuild()) {
            logs.add(at instanceof RunWithSCM<?, ?> withChanges ? sets(withChanges) : List.of());
        }
        return ChangeChain.of(logs);
    }

    private static List<List<Commit>> sets(RunWithSCM<?, ?> build) {
        return build.getChangeSets().stream().map(ChangeLog::commits).toList();
    }

    private static List<Commit> commits(ChangeLogSet<? extends ChangeLogSet.Entry> set) {
        return ChangeChain.newestFirst(StreamSupport.stream(set.spliterator(), false)
                .filter(entry -> entry.getCommitId() != null)
                .map(ChangeLog::commit)
                .toList());
    }

    private static Commit commit(ChangeLogSet.Entry entry) {
        var time = entry.getTimestamp() <= 0 ? null : Instant.ofEpochMilli(entry.getTimestamp());
        return new Commit(null, entry.getCommitId(), null, time, time, paths(entry), null);
    }

    private static List<String> paths(ChangeLogSet.Entry entry) {
        return entry.getAffectedPaths().stream().sorted().toList();
    }
}
