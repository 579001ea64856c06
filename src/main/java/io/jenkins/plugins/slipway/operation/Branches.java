package io.jenkins.plugins.slipway.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Runs each branch to its own end or park; then the first failure wins, else the earliest park. */
final class Branches<T> {
    private final Replay replay;
    private final String path;
    private final String name;
    private final List<Branch<T>> branches;
    private final List<T> results = new ArrayList<>();
    private RuntimeException failure;
    private final Parks parks = new Parks();

    Branches(Replay replay, String path, String name, List<Branch<T>> branches) {
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.branches = branches;
    }

    /** Where the branches of one {@code all} are journaled; a slash only ever ends a name. */
    static String path(String path, String name) {
        return path + withoutSlash(name) + "/";
    }

    private static String withoutSlash(String name) {
        return name.replace('/', ':');
    }

    List<T> run() {
        if (name.isBlank() || (path.isEmpty() && name.equals("undo"))) {
            throw new JournalMismatch(
                    "branches may not be called '" + name + "': name them; 'undo' belongs to the undos");
        }
        replay.claimBranches(path, name);
        var keys = new HashSet<String>();
        for (var branch : branches) {
            if (!keys.add(withoutSlash(branch.key()))) {
                throw new JournalMismatch("two branches of '%s%s' are called '%s'".formatted(path, name, branch.key()));
            }
            run(branch);
        }
        if (failure != null) {
            throw failure;
        }
        parks.parkIfAny();
        return results;
    }

    private void run(Branch<T> branch) {
        try {
            results.add(branch.body().run(new PathRun(replay, path(path, name) + withoutSlash(branch.key()) + "/")));
        } catch (Park park) {
            parks.add(branch.key(), park);
        } catch (JournalMismatch mismatch) {
            throw mismatch;
        } catch (RuntimeException e) {
            Halt.ifCutOff(e);
            failure = failure == null ? e : failure;
        }
    }
}
