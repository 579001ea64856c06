package io.jenkins.plugins.slipway.assembly;

import static io.jenkins.plugins.slipway.assembly.BakeBench.FAR;
import static io.jenkins.plugins.slipway.assembly.BakeBench.FARTHER;
import static io.jenkins.plugins.slipway.assembly.BakeBench.HOME;
import static io.jenkins.plugins.slipway.assembly.BakeBench.OTHER_ACCOUNT;
import static io.jenkins.plugins.slipway.assembly.BakeBench.PARAMETER;
import static io.jenkins.plugins.slipway.assembly.BakeBench.spec;
import static io.jenkins.plugins.slipway.assembly.BakeBench.threeRegions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.ami.BakePlanner;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Images;
import io.jenkins.plugins.slipway.cloud.NewCopy;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Parameters;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One image in three regions: together, alone when one fails, and back when it cannot be published. */
class BakeOverRegionsTest {
    private final BakeBench bench = new BakeBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldCopyShareAndPublishInEveryRegion() {
        var outcome = bench.bake(spec("copyTo: [us-east-1, ap-southeast-2]\n  shareWith: [\"444455556666\"]"));

        assertThat(outcome.reason()).isEmpty();
        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        for (var region : List.of(HOME, FAR, FARTHER)) {
            var image = bench.images(region).get(0);
            assertThat(image.state()).isEqualTo(Image.State.AVAILABLE);
            assertThat(bench.published(region)).contains(image.id());
            assertThat(bench.cloud("other", region).images().find(image.id()))
                    .as("the other account sees it in " + region)
                    .isPresent();
        }
        assertThat(outcome.result().get("copies").get(FAR).asText())
                .isEqualTo(bench.images(FAR).get(0).id());
    }

    @Test
    void shouldTakeTheTimeOfOneCopyWhenThereAreTwo() {
        var before = bench.clock.instant();
        bench.bake(spec("copyTo: [us-east-1]"));
        var one = Duration.between(before, bench.clock.instant());
        before = bench.clock.instant();
        bench.bake(spec("copyTo: [us-east-1, ap-southeast-2, eu-west-1, eu-north-1]"));

        assertThat(Duration.between(before, bench.clock.instant()))
                .isLessThan(one.plus(Duration.ofMinutes(7)))
                .isGreaterThan(Duration.ofMinutes(3));
    }

    @Test
    void shouldRetryAFailedCopyAlone() {
        bench.failCopies(FAR, 2);

        var outcome = bench.bake(threeRegions());

        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(bench.imagesEver(FAR)).isEqualTo(3);
        assertThat(bench.imagesEver(FARTHER)).isEqualTo(1);
        assertThat(bench.imagesEver(HOME)).isEqualTo(1);
        assertThat(bench.images(FAR)).hasSize(1);
        assertThat(bench.cloud("baking", FAR).images().snapshotsWithTag(Ownership.OPERATION_TAG))
                .as("snapshots of the failed copies are gone")
                .hasSize(1);
    }

    @Test
    void shouldKeepTheGoodImagesWhenACopyFailsThriceAndFinishThemLater() {
        bench.failCopies(FAR, 3);

        var failed = bench.bake(threeRegions());

        var good = bench.images(HOME).get(0);
        assertThat(failed.ending()).isEqualTo(Ending.FAILED);
        assertThat(failed.reason())
                .contains("slipway build-ami --from-image " + good.id() + " --release-version 1.4.2");
        assertThat(failed.left()).isEmpty();
        assertThat(good.tags()).containsEntry(Ownership.KEPT_TAG, "to be finished in us-east-1");
        assertThat(bench.images(FARTHER)).hasSize(1);
        assertThat(bench.images(FAR)).isEmpty();
        assertThat(bench.published(HOME)).isEmpty();
        assertThat(states(HOME)).containsEntry(good.id(), Owned.State.KEPT);

        var finished = bench.finish(threeRegions(), good.id());

        assertThat(finished.ending()).isEqualTo(Ending.DONE);
        assertThat(bench.imagesEver(HOME)).isEqualTo(1);
        assertThat(bench.imagesEver(FARTHER)).isEqualTo(1);
        assertThat(bench.published(HOME)).contains(good.id());
        assertThat(bench.published(FAR)).contains(bench.images(FAR).get(0).id());
        assertThat(bench.published(FARTHER))
                .contains(bench.images(FARTHER).get(0).id());
        bench.clock.advance(Duration.ofDays(30));
        assertThat(states(HOME)).containsEntry(good.id(), Owned.State.KEPT);
    }

    @Test
    void shouldLetTheSweepTakeAKeptImageThatNobodyFinished() {
        bench.failCopies(FAR, 3);
        bench.bake(threeRegions());
        var kept = bench.images(HOME).get(0).id();

        bench.clock.advance(Duration.ofDays(15));

        assertThat(states(HOME)).containsEntry(kept, Owned.State.LEFTOVER);
    }

    @Test
    void shouldPutEveryParameterBackWhenOneRegionRefusesIts() {
        bench.bake(threeRegions());
        var before = List.of(bench.published(HOME), bench.published(FAR), bench.published(FARTHER));
        bench.clock.advance(Duration.ofMinutes(1));

        var outcome = bench.run(refusingToPublishIn(FARTHER), threeRegions(), Optional.empty());

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("ap-southeast-2: ").contains("--from-image");
        bench.clock.advance(Duration.ofMinutes(1));
        assertThat(List.of(bench.published(HOME), bench.published(FAR), bench.published(FARTHER)))
                .isEqualTo(before);
        assertThat(bench.images(HOME)).as("the good image stays").hasSize(2);
    }

    @Test
    void shouldTakeBackBothCopiesWhenOneWasMadeTwice() {
        bench.bake(threeRegions());

        var outcome = bench.run(copyingTwiceAndAborting(), threeRegions(), Optional.empty());

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(bench.imagesEver(FAR)).isEqualTo(3);
        assertThat(bench.images(FAR)).as("that of the bake before").hasSize(1);
    }

    @Test
    void shouldCancelTheCommandThatRunsOnABuilderWhenItEndsIt() throws InterruptedException {
        var outcome = bench.abortedAfter("send builder", spec("security", ""));

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(bench.rehearsal.census().regions().get(HOME).get("commands").ever())
                .isEqualTo(1);
        assertThat(bench.rehearsal.census().regions().get(HOME).get("commands").present())
                .isEmpty();
    }

    /** Two requests of the same copy that AWS does not recognise as one. */
    private Clouds copyingTwiceAndAborting() {
        return (connection, region, fence) -> {
            var cloud = bench.clouds.open(connection, region, fence);
            var images = cloud.images();
            InvocationHandler twice = (proxy, called, args) -> {
                if (called.getName().equals("copy") && region.equals(FAR)) {
                    images.copy((NewCopy) args[0], "another-token");
                    bench.abort();
                }
                return called.invoke(images, args);
            };
            return replacing(Cloud.class, cloud, "images", proxy(Images.class, twice));
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void shouldRefuseAnImageOfAnotherService() {
        bench.bake(spec("copyTo: [us-east-1]"));
        var image = bench.images(HOME).get(0).id();
        bench.cloud("baking", HOME).images().tag(image, Map.of(Ownership.SERVICE_TAG, "checkout"));

        assertThatThrownBy(() -> bench.finish(threeRegions(), image))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("was baked for service checkout");
    }

    @Test
    void shouldShareWithTheAccountsOfTheTargetsInTheirRegions() {
        var targets = List.of(new Place("baking", HOME), new Place("same", FAR), new Place("other", FAR));

        var plan = new BakePlanner(bench.clouds, bench.clock).plan(spec("verify: []"), targets.get(0), targets, "1");

        assertThat(plan.shareWith()).isEmpty();
        assertThat(plan.copies()).singleElement().satisfies(copy -> {
            assertThat(copy.place()).isEqualTo(new Place("baking", FAR));
            assertThat(copy.shareWith()).isEqualTo(Set.of(OTHER_ACCOUNT));
        });
    }

    @Test
    void shouldRefuseAPlanThatAnotherPartitionOrAKeyAtHomeMakesImpossible() {
        assertThatThrownBy(() -> bench.bake(spec("copyTo: [cn-north-1]"))).hasMessageContaining("another partition");
        assertThatThrownBy(() -> bench.bake(spec("copyTo: [{region: eu-central-1, kmsKey: alias/images}]")))
                .hasMessageContaining("name keys for the other regions only");
    }

    @Test
    void shouldRefuseAPlanThatWouldShareUnderTheDefaultKey() {
        encryptEverythingIn(FAR);
        var shared = "shareWith: [\"444455556666\"]";
        assertThatThrownBy(() -> bench.bake(spec("copyTo: [us-east-1]\n  " + shared)))
                .hasMessageContaining("image.copyTo: [{region: us-east-1, kmsKey: alias/…}]");

        var withKey = spec("copyTo: [{region: us-east-1, kmsKey: alias/images}]\n  " + shared);
        assertThat(bench.bake(withKey).ending()).isEqualTo(Ending.DONE);

        encryptEverythingIn(HOME);
        assertThatThrownBy(() -> bench.bake(withKey)).hasMessageContaining("aws ec2 modify-ebs-default-kms-key-id");
        assertThat(bench.imagesEver(HOME)).isEqualTo(1);
    }

    private void encryptEverythingIn(String region) {
        bench.rehearsal.within(world -> {
            world.region(region).get(Ec2.class).encryptByDefault(true);
            return region;
        });
    }

    private Map<String, Owned.State> states(String region) {
        bench.clock.advance(Duration.ofSeconds(10));
        var sweep = new Sweep(
                bench.cloud("baking", region), bench.ledger.journals(), bench.ledger.releases(), bench.clock, Set.of());
        return sweep.survey().stream()
                .filter(owned -> owned.kind() == Owned.Kind.IMAGE)
                .collect(Collectors.toMap(Owned::id, Owned::state));
    }

    /** As IAM would, for one region. */
    private Clouds refusingToPublishIn(String denied) {
        return (connection, region, fence) -> {
            var cloud = bench.clouds.open(connection, region, fence);
            return region.equals(denied) ? replacing(Cloud.class, cloud, "parameters", readOnly(cloud)) : cloud;
        };
    }

    private static Parameters readOnly(Cloud cloud) {
        return replacing(Parameters.class, cloud.parameters(), "put", null);
    }

    private static <T> T replacing(Class<T> type, T real, String method, Object answer) {
        return proxy(type, (proxy, called, args) -> {
            if (called.getName().equals(method)) {
                if (answer == null) {
                    throw new CloudFault(
                            CloudFault.Kind.DENIED, "ssm:PutParameter", "AccessDenied", "no " + PARAMETER, null);
                }
                return answer;
            }
            try {
                return called.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
