package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.Reach;
import java.util.List;

/** Looks at what can be seen of a connection without a spec: who it is, and what it may do whatever it is used for. */
public final class ConnectionCheckup {
    private final Clouds clouds;
    private final Place place;
    private final Checks checks = new Checks();

    public ConnectionCheckup(Clouds clouds, String connection, String region) {
        this.clouds = clouds;
        this.place = new Place(connection, region);
    }

    /** All lines; the identity comes first. Changes nothing. */
    public List<Check> run() {
        checks.look("connection " + place, () -> place.open(clouds, Fence.NONE), cloud -> "is defined")
                .ifPresent(this::check);
        return checks.list();
    }

    private void check(Cloud cloud) {
        var caller =
                checks.look("identity", cloud.identity()::caller, who -> who.arn() + " in account " + who.account());
        if (caller.isEmpty()) {
            checks.add(Check.notChecked("permissions", "nobody is signed in there"));
            return;
        }
        // without groups, parameters and rules, which policies may name: a made-up one would be denied for its name
        var reach = new Reach(List.of(place.region()), List.of(), List.of(), List.of())
                .returningBy(cloud.schedules().role().stream().toList());
        new AccountCheck(cloud.surroundings(), checks).permissions(caller.get(), reach);
        checks.add(Check.notChecked(
                "permissions on groups, parameters and listener rules",
                "a spec names them: 'slipway doctor' asks with the spec"));
    }
}
