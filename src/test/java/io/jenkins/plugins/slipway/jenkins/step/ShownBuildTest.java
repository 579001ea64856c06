package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a step of a build to what stands in a simulated Bitbucket. */
class ShownBuildTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String KEY = "slipway-build-ami-checkout-production";

    private final SimulatedBitbucket bitbucket = SimulatedBitbucket.dataCenter();
    private RehearsedJenkins jenkins;
    private RehearsedBuild build;

    @BeforeEach
    void start() {
        var time = Instant.parse("2026-11-20T10:00:00Z");
        bitbucket.repository().add(new RepositoryCommit(COMMIT, List.of(), time, time));
        jenkins = new RehearsedJenkins(Behaviour.GOOD);
        jenkins.bitbuckets.put("acme", new Site(bitbucket.site(), bitbucket.api(), bitbucket.signIn()));
        build = new RehearsedBuild(jenkins, "shop/checkout#12");
        build.variables = Map.of(
                "BUILD_NUMBER", "12", "GIT_COMMIT", COMMIT, "GIT_URL", bitbucket.site() + "/scm/ACME/checkout.git");
    }

    @AfterEach
    void close() throws InterruptedException {
        jenkins.close();
        bitbucket.close();
    }

    @Test
    void shouldShowABuildWhereItWasClonedFromWithALinkToItsPage() throws Exception {
        build.call(new BuildAmiStep()).untilAnswered().value();

        assertThat(bitbucket.repository().reports(COMMIT)).containsOnlyKeys(KEY);
        assertThat(statuses()).containsExactly("INPROGRESS", "SUCCESSFUL");
        assertThat(bitbucket.repository().statuses(COMMIT).get(KEY).path("url").asText())
                .isEqualTo("https://jenkins.example.com/job/checkout/12/delivery/");
        assertThat(jenkins.newest().labels())
                .containsEntry("bitbucket", "acme")
                .containsEntry("bitbucket.repository", "ACME/checkout")
                .containsEntry("bitbucket.file", "slipway.yaml")
                .containsEntry("bitbucket.environment", "PRODUCTION");
        assertThat(jenkins.newest().labels().get("bitbucket.lines")).contains("canary=", "errors=");
        assertThat(build.log()).doesNotContain("not shown");
    }

    private List<String> statuses() {
        return bitbucket.seen().stream()
                .filter(call -> call.body() != null && call.body().has("key"))
                .map(call -> call.body().path("state").asText())
                .toList();
    }

    @Test
    void shouldShowItWhereTheStepSaysAndNowhereWhenItSaysNone() throws Exception {
        build.variables = Map.of("BUILD_NUMBER", "12", "GIT_COMMIT", COMMIT);
        var elsewhere = new BuildAmiStep();
        elsewhere.setBitbucket("acme:ACME/checkout");
        build.call(elsewhere).untilAnswered().value();
        assertThat(bitbucket.repository().statuses(COMMIT)).containsKey(KEY);

        var nowhere = new BuildAmiStep();
        nowhere.setBitbucket("none");
        build.call(nowhere).untilAnswered().value();
        assertThat(jenkins.newest().labels()).doesNotContainKey("bitbucket");
    }

    @Test
    void shouldShowNothingOfABuildThatWasClonedFromElsewhere() throws Exception {
        build.variables =
                Map.of("BUILD_NUMBER", "12", "GIT_COMMIT", COMMIT, "GIT_URL", "git@github.com:acme/checkout.git");

        build.call(new BuildAmiStep()).untilAnswered().value();

        assertThat(jenkins.newest().labels()).doesNotContainKey("bitbucket");
        assertThat(bitbucket.seen()).isEmpty();
    }

    @Test
    void shouldSayWhenTheConnectionIsNotThereOrTheCommitIsNotWhole() throws Exception {
        var unknown = new BuildAmiStep();
        unknown.setBitbucket("moon:ACME/checkout");
        assertThat(build.call(unknown).untilAnswered().failure())
                .hasMessageContaining("there is no Bitbucket connection 'moon'; there is acme");
        var malformed = new BuildAmiStep();
        malformed.setBitbucket("checkout");
        assertThat(build.call(malformed).untilAnswered().failure())
                .hasMessageContaining("is not connection:owner/name");

        build.variables = Map.of(
                "BUILD_NUMBER", "12", "GIT_COMMIT", "3f2a91c", "GIT_URL", bitbucket.site() + "/scm/ACME/checkout.git");
        build.call(new BuildAmiStep()).untilAnswered().value();
        assertThat(build.log()).contains("not shown in Bitbucket: the whole hash of the commit is not known");
    }

    @Test
    void shouldShowTheFaultsOfASpecAndWhyAPlanWasRefused(@TempDir Path folder) throws Exception {
        var spec = Files.readString(RehearsedJenkins.CHECKOUT.resolve("slipway.yaml"));
        Files.writeString(folder.resolve("slipway.yaml"), spec + "\nmoon: 1\n");
        build.workspace = folder;
        var faulty = new DeployFleetStep();
        faulty.setImage("ami-0123456789abcdef0");
        assertThat(build.call(faulty).untilAnswered().failure()).hasMessageContaining("slipway.yaml");
        assertThat(bitbucket
                        .repository()
                        .statuses(COMMIT)
                        .get("slipway-spec-checkout")
                        .path("state")
                        .asText())
                .isEqualTo("FAILED");

        build.workspace = RehearsedJenkins.CHECKOUT;
        assertThat(build.call(faulty).untilAnswered().failure()).isNotNull();
        var refused = bitbucket.repository().statuses(COMMIT).get("slipway-deploy-fleet-checkout-production");
        assertThat(refused.path("state").asText()).isEqualTo("FAILED");
        assertThat(refused.path("description").asText())
                .startsWith("nothing was done: ")
                .contains("ami-0123456789abcdef0");
    }
}
