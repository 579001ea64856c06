package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Any order of launching, imaging, ending and waiting, by any seed. */
class BakeBySeedTest {
    private enum Act {
        LAUNCH,
        IMAGE,
        TERMINATE,
        DEREGISTER,
        WAIT
    }

    private static final List<String> KINDS = List.of("instances", "images", "snapshots", "volumes");

    @Property(tries = 100)
    void shouldLeaveNothingWhenAllIsEnded(@ForAll long seed, @ForAll @Size(max = 25) List<Act> acts) {
        var lab = played(seed, acts);

        lab.ec2.instances().shelf().all().stream()
                .filter(it -> !it.state().ended())
                .forEach(it -> lab.ec2.instances().terminate(List.of(it.id())));
        lab.ec2.images().shelf().all().stream()
                .filter(image -> !image.isPublic())
                .forEach(it -> lab.ec2.images().deregister(it.id(), true));
        lab.pass(Duration.ofHours(2));

        var census = lab.world.census();
        assertThat(KINDS)
                .allSatisfy(kind -> assertThat(census.present(kind)).as(kind).isEmpty());
        assertThat(census.ever("volumes")).isEqualTo(census.ever("instances"));
        assertThat(census.ever("snapshots")).isEqualTo(census.ever("images"));
    }

    @Property(tries = 50)
    void shouldBeTheSameWorldWhenSeedAndCallsAreTheSame(@ForAll long seed, @ForAll @Size(max = 25) List<Act> acts) {
        assertThat(census(seed, acts)).isEqualTo(census(seed, acts));
    }

    private static Census census(long seed, List<Act> acts) {
        return played(seed, acts).world.census();
    }

    private static Ec2Lab played(long seed, List<Act> acts) {
        var lab = new Ec2Lab(Settings.standard().seed(seed).release(Behaviour.SLOW));
        var names = new ArrayList<String>();
        for (var act : acts) {
            var running = lab.ec2.instances().shelf().all().stream()
                    .filter(it -> it.is(InstanceState.RUNNING))
                    .findFirst();
            switch (act) {
                case LAUNCH ->
                    lab.ec2.instances().run(lab.order(Map.of("imageId", lab.base(), "instanceType", "t3.micro"), null));
                case IMAGE ->
                    running.ifPresent(it -> {
                        names.add("image-" + names.size());
                        lab.ec2.images().create(lab.image(it.id(), names.get(names.size() - 1)));
                    });
                case TERMINATE -> running.ifPresent(it -> lab.ec2.instances().terminate(List.of(it.id())));
                case DEREGISTER ->
                    lab.ec2.images().shelf().all().stream()
                            .filter(image -> !image.isPublic())
                            .findFirst()
                            .ifPresent(it -> lab.ec2.images().deregister(it.id(), true));
                case WAIT -> lab.pass(Duration.ofSeconds(20));
            }
        }
        return lab;
    }
}
