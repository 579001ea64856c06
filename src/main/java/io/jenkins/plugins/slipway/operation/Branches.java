package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.StringJoiner;

/** Runs each branch to its own end or park; then the first failure wins, else the earliest park. */
final class Branches<T> {
    private final Replay replay;
    private final String path;
    private final String name;
    private final List<Branch<T>> branches;
    private final List<T> results = new ArrayList<>();
    private RuntimeException failure;
    private Instant wake;
    private final StringJoiner waitingFor = new StringJoiner("; ");

    Branches(Replay replay, String path, String name, List<Branch<T>> branches) {
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.branches = branches;
    }

    List<T> run() {
        if (path.isEmpty() && name.equals("undo")) {
            throw new JournalMismatch("branches may not be called 'undo': that path belongs to the undos");
        }
        replay.claim(path, name, EnumSet.noneOf(Entry.Kind.class));
        var keys = new HashSet<String>();
        for (var branch : branches) {
            if (!keys.add(branch.key())) {
                throw new JournalMismatch("two branches of '%s%s' are called '%s'".formatted(path, name, branch.key()));
            }
            run(branch);
        }
        if (failure != null) {
            throw failure;
        }
        if (wake != null) {
            throw new Park(wake, waitingFor.toString());
        }
        return results;
    }

    private void run(Branch<T> branch) {
        try {
            results.add(branch.body().run(new PathRun(replay, path + name + "/" + branch.key() + "/")));
        } catch (Park park) {
            wake = wake == null || park.wake().isBefore(wake) ? park.wake() : wake;
            waitingFor.add(branch.key() + ": " + park.getMessage());
        } catch (JournalMismatch mismatch) {
            throw mismatch;
        } catch (RuntimeException e) {
            Halt.ifLeaseLost(e);
            failure = failure == null ? e : failure;
        }
    }
}
