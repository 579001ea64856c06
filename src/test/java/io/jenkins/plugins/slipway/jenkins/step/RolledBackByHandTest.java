package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.jenkins.operation.Command;
import io.jenkins.plugins.slipway.jenkins.operation.RollbackByHand;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.story.OperationStory;
import org.junit.jupiter.api.Test;

/** What a person does on the page of a build that has delivered. */
class RolledBackByHandTest extends OneBuild {
    @Test
    void shouldReturnToWhatRanBeforeByTheSpecThatTheBuildUsed() throws Exception {
        var deployed = deploy();
        var rollback = rollbackOf(deployed);
        assertThat(rollback.environment()).isEqualTo("production");
        assertThat(rollback.connections()).containsExactly("acme-production");

        var id = rollback.newId();
        assertThatThrownBy(() -> rollback.start(id, "shop/checkout#12", "alice"))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("AWS may not show everywhere yet how operation " + deployed);
        jenkins.clock().advance(Effect.CONSISTENCY_WINDOW);
        rollback.start(id, "shop/checkout#12", "alice");
        jenkins.until("rolled back", () -> story(id).head().outcome().isPresent());

        var story = story(id);
        assertThat(story.head().outcome().orElseThrow().ending()).isEqualTo(Ending.DONE);
        assertThat(story.head().verb()).isEqualTo("rollback");
        assertThat(story.head().requestedBy()).isEqualTo("alice");
        assertThat(story.head().labels()).containsEntry("build", "shop/checkout#12");
        assertThat(story.release().orElseThrow().rollsBack()).hasValue(deployed.value());
        assertThat(RollbackByHand.present(jenkins.operations(), story(deployed)))
                .as("there is nothing left to roll back here")
                .isEmpty();
    }

    @Test
    void shouldNotTouchWhatALaterBuildDeployed() throws Exception {
        var first = deploy();
        assertThat(RollbackByHand.present(jenkins.operations(), story(first))).isPresent();
        var later = new RehearsedBuild(jenkins, "shop/checkout#13");
        later.call(new DeployFleetStep()).untilAnswered().value();

        assertThat(RollbackByHand.present(jenkins.operations(), story(first))).isEmpty();
        assertThatThrownBy(() -> rollbackOf(first))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(first + " is not what runs there now")
                .hasMessageContaining("the page of the build that deployed last");
    }

    @Test
    void shouldBeRefusedWhileAnotherOperationIsUnderWay() throws Exception {
        var deployed = deploy();
        var rollback = rollbackOf(deployed);
        new RehearsedBuild(jenkins, "shop/checkout#13").call(new DeployFleetStep());
        jenkins.until("deploys again", jenkins::newestIsOpen);

        assertThatThrownBy(() -> rollback.start(new OperationId("by-hand"), "shop/checkout#12", "alice"))
                .isInstanceOf(LeaseHeld.class);
        assertThat(jenkins.operations().ledger().journals().find(new OperationId("by-hand")))
                .isEmpty();
    }

    @Test
    void shouldBePossibleOnlyForWhatBroughtARelease() throws Exception {
        var image = new OperationId(
                (String) build.call(new BuildAmiStep()).untilAnswered().value().get("operation"));

        assertThat(RollbackByHand.present(jenkins.operations(), story(image))).isEmpty();
    }

    @Test
    void shouldPauseAndGoOnOnlyWhileThatChangesSomething() throws Exception {
        build.call(new BuildAmiStep()).untilAnswered();
        var step = build.call(new DeployFleetStep());
        jenkins.until("deploys", () -> jenkins.all().size() == 2 && jenkins.entries() > 5);
        var id = jenkins.newest().id();
        assertThat(Command.PAUSE.isPossible(story(id))).isTrue();
        assertThat(Command.RESUME.isPossible(story(id))).isFalse();
        assertThat(Command.APPROVE.isPossible(story(id))).isFalse();

        jenkins.operations().tell(id, Command.PAUSE, "bob", "");
        assertThat(Command.PAUSE.isPossible(story(id))).isFalse();
        assertThat(Command.RESUME.isPossible(story(id))).isTrue();
        assertThat(story(id).pause().orElseThrow().by()).isEqualTo("bob");
        jenkins.operations().tell(id, Command.RESUME, "bob", "");

        assertThat(step.untilAnswered().value()).containsKey("release");
        for (var command : Command.values()) {
            assertThat(command.isPossible(story(id))).as(command.name()).isFalse();
        }
    }

    private OperationId deploy() throws InterruptedException {
        build.call(new BuildAmiStep()).untilAnswered().value();
        return new OperationId((String)
                build.call(new DeployFleetStep()).untilAnswered().value().get("operation"));
    }

    private RollbackByHand rollbackOf(OperationId delivered) {
        return new RollbackByHand(jenkins.operations(), story(delivered), build.specs.get(delivered.value()));
    }

    private OperationStory story(OperationId id) {
        return OperationStory.find(jenkins.operations().ledger(), id).orElseThrow();
    }
}
