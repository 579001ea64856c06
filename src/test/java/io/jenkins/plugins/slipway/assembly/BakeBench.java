package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A rehearsed account that bakes for three regions, and another one that launches what it is given. */
final class BakeBench implements AutoCloseable {
    static final String HOME = "eu-central-1";
    static final String FAR = "us-east-1";
    static final String FARTHER = "ap-southeast-2";
    static final String OTHER_ACCOUNT = "444455556666";
    static final String PARAMETER = "/slipway/hello/image";

    final VirtualClock clock = new VirtualClock(Settings.standard().start());
    final Rehearsal rehearsal = Rehearsal.of(Settings.standard(), Estate.empty(), clock);
    final Ledger ledger = Ledger.inMemory(clock);
    final Clouds clouds = clouds(1);
    private int operations;

    /** @param keys more lines of {@code image} */
    static Spec spec(String keys) {
        return spec("none", keys);
    }

    static Spec spec(String patch, String keys) {
        return SpecReader.read("""
                version: 1
                service: hello
                image:
                  base: ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
                  patch: %s
                  %s
                environments:
                  production:
                    connection: baking
                    targets:
                      - {region: eu-central-1, group: hello}
                """.formatted(patch, keys), "slipway.yaml", Path.of("examples/minimal"));
    }

    static Spec threeRegions() {
        return spec("copyTo: [us-east-1, {region: ap-southeast-2, kmsKey: alias/images}]");
    }

    /** The connection {@code other} is of another account. */
    AwsClouds clouds(long seed) {
        return new AwsClouds(AwsSettings.rehearsal(
                rehearsal.http(),
                clock,
                clock::advance,
                seed,
                connection -> connection.equals("other") ? OTHER_ACCOUNT : "AKIAREHEARSAL0000000"));
    }

    Cloud cloud(String connection, String region) {
        return clouds.open(connection, region, Fence.NONE);
    }

    Optional<String> published(String region) {
        clock.advance(Duration.ofSeconds(10));
        return cloud("baking", region).parameters().get(PARAMETER);
    }

    /** The next copies into a region fail minutes after their answer. */
    void failCopies(String region, int number) {
        rehearsal.within(world -> {
            world.region(region).get(Ec2.class).images().failCopies(number);
            return number;
        });
    }

    List<Image> images(String region) {
        clock.advance(Duration.ofSeconds(10));
        return cloud("baking", region).images().withTag("slipway:operation");
    }

    long imagesEver(String region) {
        return rehearsal.census().regions().get(region).get("images").ever();
    }

    Outcome bake(Spec spec) {
        return run(clouds, spec, Optional.empty());
    }

    Outcome finish(Spec spec, String imageId) {
        return run(clouds, spec, Optional.of(imageId));
    }

    Outcome run(Clouds through, Spec spec, Optional<String> finish) {
        clock.advance(Duration.ofSeconds(10));
        try (var delivery = new Delivery(through, ledger, clock, "test", Progress.SILENT)) {
            var planned = delivery.planning(spec, "production").buildAmi("1.4.2", finish);
            return run(delivery, planned);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** @param effect once it is done, the bake is aborted at once */
    Outcome abortedAfter(String effect, Spec spec) throws InterruptedException {
        try (var delivery = new Delivery(clouds, ledger, clock, "test", Progress.SILENT)) {
            var planned = delivery.planning(spec, "production").buildAmi("1.4.2", Optional.empty());
            var id = start(delivery, planned);
            while (ledger.journals().read(id, 0).stream()
                    .noneMatch(entry -> entry.name().startsWith(effect))) {
                clock.advanceTo(((Step.Parked) delivery.operations().advance(id)).wake());
            }
            abort();
            return delivery.operations().drive(id, clock::advanceTo);
        }
    }

    private <P extends Plan> Outcome run(Delivery delivery, PlannedOperation<P> planned) throws InterruptedException {
        return delivery.operations().drive(start(delivery, planned), clock::advanceTo);
    }

    private <P extends Plan> OperationId start(Delivery delivery, PlannedOperation<P> planned) {
        var id = new OperationId("bake-" + ++operations);
        delivery.operations().start(planned.verb(), planned.plan(), planned.targets(), planned.labels(), "test", id);
        return id;
    }

    /** The operation that runs now. */
    void abort() {
        ledger.journals()
                .send(new OperationId("bake-" + operations), new Signal(Signal.ABORT, "test", "", clock.instant()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
