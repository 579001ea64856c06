package io.jenkins.plugins.slipway.jenkins.configuration;

import io.jenkins.plugins.slipway.spec.BeforeGate;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.GatesSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Adds an administrator's freeze windows to what a spec asks for; a spec can take none of them away. */
record FreezeCalendar(List<FreezeSetting> windows) {
    Spec addTo(Spec spec) {
        var environments = new LinkedHashMap<String, EnvironmentSpec>();
        spec.environments().forEach((name, environment) -> environments.put(name, frozen(environment)));
        return new Spec(
                spec.service(),
                spec.team(),
                spec.repository(),
                spec.image(),
                environments,
                spec.canary(),
                spec.notifications(),
                spec.dora());
    }

    private EnvironmentSpec frozen(EnvironmentSpec environment) {
        var added = windows.stream()
                .filter(window -> window.holdsFor(environment.name()))
                .<BeforeGate>map(FreezeSetting::asGate);
        var before = Stream.concat(environment.gates().before().stream(), added)
                .distinct()
                .toList();
        return new EnvironmentSpec(
                environment.name(),
                environment.connection(),
                environment.waves(),
                environment.refresh(),
                new GatesSpec(before, environment.gates().alarms()),
                environment.onFailure(),
                environment.limits());
    }
}
