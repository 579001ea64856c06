package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The steps of a build that nothing disturbs. */
class StepsTest {
    @Test
    void shouldBakeTryDeployAndReturnWithTheValuesOfTheStepBefore() throws Exception {
        try (var jenkins = new RehearsedJenkins(Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");

            var image = build.call(new BuildAmiStep()).untilAnswered().value();
            assertThat(image)
                    .containsEntry("service", "checkout")
                    .containsEntry("version", "12-3f2a91c")
                    .containsKeys("operation", "image", "images", "name", "parameter");
            assertThat(image.get("images")).isEqualTo(Map.of("eu-central-1", image.get("image")));

            var canary = new CanaryStep();
            canary.setImage(image);
            assertThat(build.call(canary).untilAnswered().value())
                    .containsEntry("verdict", "PASS")
                    .containsEntry("image", image.get("image"));

            var deploy = new DeployFleetStep();
            deploy.setImage(image.get("image"));
            var deployed = build.call(deploy).untilAnswered().value();
            assertThat(deployed).containsEntry("commit", "3f2a91c0de").containsKey("release");

            var returned = build.call(new RollbackStep()).untilAnswered().value();
            assertThat(returned).containsEntry("rollsBack", deployed.get("release"));
            assertThat(jenkins.operations().ledger().deliveringJobs().byService("controller-1"))
                    .isEqualTo(Map.of("checkout", Set.of("shop/checkout")));
            assertThat(build.shown).hasSize(4).doesNotHaveDuplicates();
            assertThat(build.log())
                    .contains("Plan: deploy-fleet checkout 12-3f2a91c in production")
                    .contains("waiting for ")
                    .contains("ended          done after ");
            assertThat(timeLines(jenkins)).containsAll(stepsOnTheLog(build));
        }
    }

    private static List<String> timeLines(RehearsedJenkins jenkins) {
        return jenkins.all().stream()
                .flatMap(one -> OperationStory.find(jenkins.operations().ledger(), one.id()).stream())
                .flatMap(story -> story.timeLine().stream())
                .map(OperationStory.Note::text)
                .toList();
    }

    private static List<String> stepsOnTheLog(RehearsedBuild build) {
        var done = build.log()
                .lines()
                .filter(line -> line.matches("\\d\\d:\\d\\d:\\d\\d  .+"))
                .map(line -> line.substring(10))
                .filter(line -> !line.startsWith("waiting for ") && !line.contains(" has ended: "))
                .toList();
        assertThat(done).hasSizeGreaterThan(40);
        return done;
    }

    @Test
    void shouldBeAskedForByWhomOrWhatAllowedIt() throws Exception {
        try (var jenkins = new RehearsedJenkins(Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            build.permit = "grant of job 'shop/checkout' to production through acme-production";

            build.call(new BuildAmiStep()).untilAnswered();

            assertThat(jenkins.newest().requestedBy()).isEqualTo(build.permit);
            assertThat(build.audited)
                    .containsExactly("%s: build-ami %s checkout 12-3f2a91c in production"
                            .formatted(build.permit, jenkins.newest().id()));
        }
    }

    @Test
    void shouldSayWhatItWaitsForAndSaveLittle() throws Exception {
        try (var jenkins = new RehearsedJenkins(Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            var step = build.call(new BuildAmiStep());

            jenkins.until("waiting", () -> step.status().startsWith("waiting for "));
            jenkins.freeze();

            assertThat(step.status())
                    .isEqualTo(step.status().toLowerCase(Locale.ROOT).replace("ssm", "SSM"));
            assertThat(step.savedBytes()).isLessThan(1_000);
        }
    }

    @Test
    void shouldTakeAnEmptyFieldOfAFormForNothing() {
        var canary = new CanaryStep();
        var deploy = new DeployFleetStep();
        for (var empty : List.of("", "  ")) {
            canary.setImage(empty);
            deploy.setImage(empty);

            assertThat(canary.getImage()).isNull();
            assertThat(deploy.getImage()).isNull();
        }
    }
}
