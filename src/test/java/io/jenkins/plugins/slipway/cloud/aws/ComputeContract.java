package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.CloudFault.Kind;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Images;
import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.NewCopy;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Instances, images and launch templates, the same on everything that speaks AWS. */
interface ComputeContract extends StageContract {
    @Test
    default void shouldLaunchOnceWhenTheTokenIsTheSame() {
        require(Stage.Skill.CLIENT_TOKENS);
        var instances = cloud().instances();

        var id = instances.launch(builder("builder-0"), "token-builder-0");
        var again = instances.launch(builder("builder-0"), "token-builder-0");

        assertThat(again).isEqualTo(id);
    }

    @Test
    default void shouldLaunchAnInstanceThatIsFoundByTagImageAndId() {
        var instances = cloud().instances();

        var id = instances.launch(builder("builder-1"), "token-builder-1");

        eventually(() -> instances
                .find(id)
                .filter(found -> found.state() == Instance.State.RUNNING && found.statusOk())
                .isPresent());
        assertThat(instances.tagged(Ownership.key("op-builder-1", "builder-1")))
                .extracting(Instance::id)
                .containsExactly(id);
        assertThat(instances.find(id).orElseThrow().tags()).containsAllEntriesOf(StageContract.owned("builder-1"));
        assertThat(instances.runningFrom(stage().image()))
                .extracting(Instance::id)
                .contains(id);
    }

    @Test
    default void shouldEndAnInstanceAndBeContentWhenItIsGone() {
        var instances = cloud().instances();
        var id = instances.launch(builder("builder-2"), "token-builder-2");
        eventually(() -> instances.find(id).isPresent());

        instances.terminate(id);
        instances.terminate(id);
        instances.terminate("i-0123456789abcdef0");

        eventually(() ->
                instances.tagged(Ownership.key("op-builder-2", "builder-2")).isEmpty());
        assertThat(instances.find("i-0123456789abcdef0")).isEmpty();
    }

    @Test
    default void shouldMakeAnImageThatIsFoundByNameTagAndId() {
        require(Stage.Skill.SNAPSHOT_TAGS);
        var images = cloud().images();
        var instance = runningInstance("builder-3");

        var id = images.create(instance, "checkout-3", "made by op-builder-3", StageContract.owned("image"));

        eventually(() -> images.find(id)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .isPresent());
        eventually(() -> images.named("checkout-3").isPresent());
        var image = images.find(id).orElseThrow();
        assertThat(image.name()).isEqualTo("checkout-3");
        assertThat(image.snapshots()).isNotEmpty();
        assertThat(image.tags()).containsAllEntriesOf(StageContract.owned("image"));
        assertThat(images.named("checkout-3")).map(Image::id).contains(id);
        assertThat(images.tagged(Ownership.key("op-image", "image")))
                .extracting(Image::id)
                .containsExactly(id);
        assertThat(images.newest("self", "checkout-3*")).map(Image::id).contains(id);
    }

    @Test
    default void shouldRefuseASecondImageOfTheSameName() {
        require(Stage.Skill.SNAPSHOT_TAGS);
        var images = cloud().images();
        var instance = runningInstance("builder-4");
        images.create(instance, "checkout-4", "first", StageContract.owned("image-4"));

        assertThat(StageContract.kindOf(
                        () -> images.create(instance, "checkout-4", "second", StageContract.owned("image-4"))))
                .isEqualTo(Kind.ALREADY_EXISTS);
    }

    @Test
    default void shouldForgetAnImageAndBeContentWhenItIsGone() {
        require(Stage.Skill.SNAPSHOT_TAGS);
        var images = cloud().images();
        var id = images.create(runningInstance("builder-5"), "checkout-5", "", StageContract.owned("image-5"));
        eventually(() -> images.find(id)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .isPresent());

        images.deregister(id);

        eventually(() -> images.find(id).isEmpty() && images.named("checkout-5").isEmpty());
        images.deregister(id);
        assertThat(images.find("ami-0123456789abcdef0")).isEmpty();
    }

    @Test
    default void shouldCopyShareAndDiscardAnImage() {
        require(Stage.Skill.SNAPSHOT_TAGS);
        var images = cloud().images();
        var id = images.create(runningInstance("builder-6"), "checkout-6", "the first", StageContract.owned("image-6"));
        eventually(() -> available(images, id));
        var order = new NewCopy(
                cloud().region(), id, "checkout-6", "a copy", Optional.empty(), StageContract.owned("copy-6"));

        var copy = images.copy(order, "token-copy-6");

        if (stage().has(Stage.Skill.CLIENT_TOKENS)) {
            assertThat(images.copy(order, "token-copy-6")).isEqualTo(copy);
        }
        eventually(() -> available(images, copy));
        assertThat(images.find(copy).orElseThrow().snapshots())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(images.find(id).orElseThrow().snapshots());
        images.share(copy, Set.of("444455556666", "777788889999"));
        images.share(copy, Set.of("444455556666"));
        eventually(() -> images.sharedWith(copy).equals(Set.of("444455556666", "777788889999")));
        images.unshare(copy, Set.of("777788889999"));
        eventually(() -> images.sharedWith(copy).equals(Set.of("444455556666")));
        images.tag(copy, Map.of("slipway:kept", "copies"));
        eventually(() -> images.find(copy).orElseThrow().tags().containsKey("slipway:kept"));
        images.deregister(copy);
        eventually(() -> images.find(copy).isEmpty());
        images.unshare(copy, Set.of("444455556666"));
    }

    private static boolean available(Images images, String id) {
        return images.find(id)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .isPresent();
    }

    @Test
    default void shouldMakeATemplateVersionThatDiffersByItsImageOnly() {
        var templates = cloud().templates();
        var id = stage().templateId();

        var number = templates.createVersion(id, 1, "ami-0aaaaaaaaaaaaaaaa", "op-9 checkout", "token-version-9");

        eventually(() -> templates.version(id, Long.toString(number)).isPresent());
        var version = templates.version(id, Long.toString(number)).orElseThrow();
        assertThat(version.imageId()).isEqualTo("ami-0aaaaaaaaaaaaaaaa");
        assertThat(version.description()).isEqualTo("op-9 checkout");
        assertThat(version.templateName())
                .isEqualTo(templates.version(id, "$Default").orElseThrow().templateName());
        assertThat(templates.versions(id))
                .extracting(TemplateVersion::number)
                .isSorted()
                .contains(1L, number);
        assertThat(templates.version(id, "1").orElseThrow().imageId()).isNotEqualTo("ami-0aaaaaaaaaaaaaaaa");
    }

    @Test
    default void shouldMakeOneVersionWhenTheTokenIsTheSame() {
        require(Stage.Skill.CLIENT_TOKENS);
        var templates = cloud().templates();

        var first = templates.createVersion(stage().templateId(), 1, stage().image(), "op-8", "token-version-8");
        var second = templates.createVersion(stage().templateId(), 1, stage().image(), "op-8", "token-version-8");

        assertThat(second).isEqualTo(first);
    }

    @Test
    default void shouldDeleteAVersionAndBeContentWhenItIsGone() {
        require(Stage.Skill.TEMPLATE_VERSION_DELETION);
        var templates = cloud().templates();
        var id = stage().templateId();
        var number = templates.createVersion(id, 1, stage().image(), "op-7", "token-version-7");

        templates.deleteVersion(id, number);

        eventually(() -> templates.version(id, Long.toString(number)).isEmpty());
        templates.deleteVersion(id, number);
        assertThat(templates.version("lt-0123456789abcdef0", "1")).isEmpty();
    }
}
