package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import static io.jenkins.plugins.slipway.rehearsal.world.ec2.InstancesTest.fails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaggingTest {
    private final Ec2Lab lab = Ec2Lab.exact();
    private final Tagging tagging = new Tagging(lab.ec2);
    private final String id = lab.running();

    @Test
    void shouldAddOverwriteAndDeleteTags() {
        tagging.create(List.of(id), Map.of("a", "1", "b", "2"));
        tagging.create(List.of(id), Map.of("b", "3"));
        assertThat(lab.ec2.find(id).orElseThrow().tags()).isEqualTo(Map.of("a", "1", "b", "3"));

        tagging.delete(List.of(id), Map.of("b", "other"));
        assertThat(lab.ec2.find(id).orElseThrow().tags()).containsKey("b");
        var keyOnly = new HashMap<String, String>();
        keyOnly.put("b", null);
        tagging.delete(List.of(id), keyOnly);
        assertThat(tagging.seen()).containsExactly(new Tagging.Tagged(id, Kind.INSTANCE, "a", "1"));
        tagging.delete(List.of(id), Map.of());
        assertThat(tagging.seen()).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenATagOrAResourceIsRefused() {
        fails("InvalidParameterValue", () -> tagging.create(List.of(id), Map.of("aws:mine", "1", "ok", "2")));
        fails("InvalidAMIID.NotFound", () -> tagging.create(List.of(id, "ami-00000000000000000"), Map.of("a", "1")));
        var many = IntStream.range(0, 51).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
        fails("TagLimitExceeded", () -> tagging.create(List.of(id), many));

        assertThat(tagging.seen()).isEmpty();
    }

    @Test
    void shouldFilterByTagsAndWildcards() {
        tagging.create(List.of(id), Map.of("Name", "builder-checkout"));
        var shelf = lab.ec2.instances().shelf();

        assertThat(shelf.describe(List.of(), List.of(new Filter("tag:Name", List.of("builder-*"))), Map.of()))
                .hasSize(1);
        assertThat(shelf.describe(List.of(), List.of(new Filter("tag-key", List.of("Nam?"))), Map.of()))
                .hasSize(1);
        assertThat(shelf.describe(List.of(), List.of(new Filter("tag:Name", List.of("builder"))), Map.of()))
                .isEmpty();
        fails(
                "InvalidParameterValue",
                () -> shelf.describe(List.of(), List.of(new Filter("colour", List.of("red"))), Map.of()));
    }
}
