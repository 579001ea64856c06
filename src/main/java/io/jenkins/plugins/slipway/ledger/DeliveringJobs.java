package io.jenkins.plugins.slipway.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Which jobs of a Jenkins delivered which service, so that the permissions of jobs decide who sees a service's figures there. Jobs go by
 * their full name, {@code folder/job}; what is said of a folder is said of every job below it.
 */
public final class DeliveringJobs {
    private record Bound(String job, String service) {}

    private final Database database;

    DeliveringJobs(Database database) {
        this.database = database;
    }

    /** Says that a job delivered a service; again it changes nothing. @param controller the instance id of the job's Jenkins */
    public void bind(String controller, String job, String service) {
        var bound = new Bound(job, service);
        // a job delivers many times, and is new only once: most often nothing has to be written
        if (!database.read(handle -> isKnown(handle, controller, bound))) {
            database.write(handle -> {
                insert(handle, controller, bound);
                return null;
            });
        }
    }

    /** The jobs of each service, by full name. A service that no job of this Jenkins delivered is not among them. */
    public Map<String, Set<String>> byService(String controller) {
        return database.read(handle -> {
            var services = new TreeMap<String, Set<String>>();
            handle.select("select job, service from slipway_delivering_job where controller = ?", controller)
                    .map((row, context) -> new Bound(row.getString(1), row.getString(2)))
                    .forEach(bound -> services.computeIfAbsent(bound.service(), fresh -> new TreeSet<>())
                            .add(bound.job()));
            return services;
        });
    }

    /** A job or folder has another full name now. */
    public void moved(String controller, String oldFullName, String newFullName) {
        if (oldFullName.equals(newFullName) || below(controller, oldFullName).isEmpty()) {
            return;
        }
        database.write(handle -> {
            // all are taken away first: one of them may come to where another one was
            var moving = select(handle, controller, oldFullName);
            delete(handle, controller, oldFullName);
            moving.forEach(bound -> insert(
                    handle,
                    controller,
                    new Bound(newFullName + bound.job().substring(oldFullName.length()), bound.service())));
            return null;
        });
    }

    /** A job or folder was deleted: another one that takes its name later has delivered nothing. */
    public void deleted(String controller, String fullName) {
        if (!below(controller, fullName).isEmpty()) {
            database.write(handle -> delete(handle, controller, fullName));
        }
    }

    private List<Bound> below(String controller, String fullName) {
        return database.read(handle -> select(handle, controller, fullName));
    }

    private static List<Bound> select(Handle handle, String controller, String fullName) {
        return new ArrayList<>(handle.select(
                        "select job, service from slipway_delivering_job" + where(),
                        controller,
                        fullName,
                        fullName.length() + 1,
                        fullName + "/")
                .map((row, context) -> new Bound(row.getString(1), row.getString(2)))
                .list());
    }

    private static int delete(Handle handle, String controller, String fullName) {
        return handle.execute(
                "delete from slipway_delivering_job" + where(),
                controller,
                fullName,
                fullName.length() + 1,
                fullName + "/");
    }

    /** Not {@code like}: names hold underscores. */
    private static String where() {
        return " where controller = ? and (job = ? or left(job, ?) = ?)";
    }

    private static void insert(Handle handle, String controller, Bound bound) {
        if (!isKnown(handle, controller, bound)) {
            handle.execute(
                    "insert into slipway_delivering_job values (?, ?, ?)", controller, bound.job(), bound.service());
        }
    }

    private static boolean isKnown(Handle handle, String controller, Bound bound) {
        return handle.select(
                        "select 1 from slipway_delivering_job where controller = ? and job = ? and service = ?",
                        controller,
                        bound.job(),
                        bound.service())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
