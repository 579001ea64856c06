package io.jenkins.plugins.slipway.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorldTest {
    @Test
    void shouldDrawTheSameNumbersWhenOtherPurposesDrawMore() {
        var quiet = new World(Settings.standard(), List.of());
        var busy = new World(Settings.standard(), List.of());
        for (int i = 0; i < 10; i++) {
            busy.random("traffic").nextLong();
        }

        assertThat(busy.random("boot").nextLong())
                .isEqualTo(quiet.random("boot").nextLong());
        assertThat(busy.chance("a")).isEqualTo(quiet.chance("a")).isNotEqualTo(quiet.chance("b"));
        assertThat(new World(Settings.standard().seed(2), List.of()).chance("a"))
                .isNotEqualTo(quiet.chance("a"));
    }

    @Test
    void shouldMakeIdsAsAwsDoesWhenAsked() {
        var region = new World(Settings.standard(), List.of()).region("eu-central-1");
        var again = new World(Settings.standard(), List.of()).region("eu-central-1");

        var first = region.newId("i");

        assertThat(first).matches("i-0[0-9a-f]{16}").isNotEqualTo(region.newId("i"));
        assertThat(again.newId("i")).isEqualTo(first);
        assertThat(region.arn("ssm", "parameter/x")).isEqualTo("arn:aws:ssm:eu-central-1:111122223333:parameter/x");
    }

    @Test
    void shouldRefuseARegionThatAwsDoesNotHave() {
        var world = new World(Settings.standard(), List.of());

        assertThatThrownBy(() -> world.region("eu-middle-1"))
                .isInstanceOfSatisfying(
                        WorldFault.class, fault -> assertThat(fault.code()).isEqualTo("SignatureDoesNotMatch"))
                .hasMessageContaining("eu-middle-1");
        assertThat(world.regions()).isEmpty();
    }

    @Test
    void shouldLetPartsJoinEachRegionOnceWhenItIsEntered() {
        var joined = new ArrayList<String>();
        Part alarms = region -> {
            joined.add(region.name());
            region.add(Alarms.class, name -> Optional.of("OK"));
            region.counted(tally -> tally.count("alarms", List.of("one"), 3));
        };
        var world = new World(Settings.standard(), List.of(alarms));

        world.region("eu-central-1");
        world.region("us-east-1");
        world.region("eu-central-1");

        assertThat(joined).containsExactly("eu-central-1", "us-east-1");
        assertThat(world.region("us-east-1").alarms().state("any")).contains("OK");
        assertThat(world.census().present("alarms")).containsExactly("one", "one");
        assertThat(world.census().ever("alarms")).isEqualTo(6);
        assertThatThrownBy(() -> world.region("us-east-1").balancing())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("us-east-1")
                .hasMessageContaining("Balancing");
    }

    @Test
    void shouldPageThroughAListAndRefuseAForeignToken() {
        var all = List.of(1, 2, 3, 4, 5);

        var first = Page.of(all, null, 2, "InvalidNextToken");
        var second = Page.of(all, first.next(), 2, "InvalidNextToken");
        var last = Page.of(all, second.next(), 2, "InvalidNextToken");

        assertThat(first.items()).containsExactly(1, 2);
        assertThat(second.items()).containsExactly(3, 4);
        assertThat(last).isEqualTo(new Page<>(List.of(5), null));
        assertThatThrownBy(() -> Page.of(all, "forged!", 2, "InvalidNextToken"))
                .isInstanceOfSatisfying(
                        WorldFault.class, fault -> assertThat(fault.code()).isEqualTo("InvalidNextToken"));
    }
}
