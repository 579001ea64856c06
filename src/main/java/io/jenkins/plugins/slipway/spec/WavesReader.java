package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads {@code targets} or {@code waves} of an environment. */
final class WavesReader {
    private final Section environment;
    private final String connection;
    private final Map<List<String>, String> owners = new HashMap<>();

    WavesReader(Section environment, String connection) {
        this.environment = environment;
        this.connection = connection;
    }

    List<WaveSpec> read() {
        if (environment.has("targets") && environment.has("waves")) {
            environment.child("targets").fault("the environment has both targets and waves", "keep one of them");
        }
        if (!environment.has("targets") && !environment.has("waves")) {
            environment.fault(
                    "environment '" + environment.name() + "' has no target",
                    "add 'targets:' with a line '- {region: eu-central-1, group: …}'");
        }
        if (!environment.has("waves")) {
            return List.of(new WaveSpec(WaveSpec.ALL, targets(environment, WaveSpec.ALL), Duration.ZERO, List.of()));
        }
        var waves = environment.items("waves");
        Section.faultDuplicates(waves.stream().map(wave -> wave.child("name")), "wave");
        return IntStream.range(0, waves.size())
                .mapToObj(i -> wave(waves.get(i), "wave-" + (i + 1)))
                .toList();
    }

    private WaveSpec wave(Section wave, String otherwise) {
        var name = wave.text("name").orElse(otherwise);
        return new WaveSpec(
                name,
                targets(wave, name),
                wave.duration("bakeTime", Duration.ZERO, Duration.ofHours(168)).orElse(Duration.ZERO),
                new GatesReader(wave.child("gates")).before());
    }

    private List<TargetSpec> targets(Section parent, String wave) {
        return parent.items("targets").stream().map(item -> target(item, wave)).toList();
    }

    private TargetSpec target(Section item, String wave) {
        var target = new TargetReader(item, connection).read();
        target.group().ifPresent(group -> {
            var owner = owners.putIfAbsent(List.of(target.connection(), target.region(), group), wave);
            if (owner != null) {
                item.child("group")
                        .fault(
                                "group '" + group + "' is already a target of wave '" + owner + "'",
                                "roll each group once");
            }
        });
        return target;
    }
}
