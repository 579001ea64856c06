package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Snapshot;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Volume;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** DescribeSnapshots, DeleteSnapshot, DescribeVolumes. Only own snapshots are modelled. */
final class SnapshotActions {
    private static final Map<String, Function<Snapshot, ? extends Collection<String>>> SNAPSHOT_FILTERS = Map.of(
            "snapshot-id", it -> List.of(it.id()),
            "status", it -> List.of(it.state()),
            "volume-id", it -> List.of(it.volumeId()),
            "description", it -> List.of(it.description()),
            "encrypted", it -> List.of(String.valueOf(it.encrypted())));
    private static final Map<String, Function<Volume, ? extends Collection<String>>> VOLUME_FILTERS = Map.of(
            "volume-id", it -> List.of(it.id()),
            "status", it -> List.of(status(it)),
            "attachment.instance-id", it -> it.instanceId() == null ? List.of() : List.of(it.instanceId()),
            "snapshot-id", it -> it.snapshotId() == null ? List.of() : List.of(it.snapshotId()),
            "availability-zone", it -> List.of(it.zone()));

    private SnapshotActions() {}

    private static Map<String, Function<Snapshot, ? extends Collection<String>>> filters(String account) {
        var filters = new HashMap<String, Function<Snapshot, ? extends Collection<String>>>(SNAPSHOT_FILTERS);
        filters.put("owner-id", it -> List.of(account));
        return filters;
    }

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "DescribeSnapshots", SnapshotActions::snapshots,
                "DeleteSnapshot", SnapshotActions::delete,
                "DescribeVolumes", SnapshotActions::volumes);
    }

    private static Answer snapshots(Ec2Request request) {
        var ids = request.params().texts("SnapshotId");
        var account = request.region().account();
        for (var owner : request.params().texts("Owner")) {
            if (!owner.equals("self") && !owner.equals(account)) {
                throw new WorldFault(
                        "NotModelled",
                        "The Slipway rehearsal has no snapshots of owner " + owner + ": use self or " + account + ".");
            }
        }
        var filters = request.filters();
        var paging = request.paging(5, 1000, "SnapshotId");
        request.ready();
        var found = request.ec2().snapshots().shelf().describe(ids, filters, filters(account));
        return Answers.page("snapshotSet", paging.of(found), it -> snapshot(it, account));
    }

    private static Answer delete(Ec2Request request) {
        var id = request.params().required("SnapshotId");
        request.ready();
        request.ec2().snapshots().delete(id);
        return Answers.done();
    }

    private static Answer volumes(Ec2Request request) {
        var ids = request.params().texts("VolumeId");
        var filters = request.filters();
        var paging = request.paging(5, 1000, "VolumeId");
        request.ready();
        var found = request.ec2().volumes().describe(ids, filters, VOLUME_FILTERS);
        return Answers.page("volumeSet", paging.of(found), SnapshotActions::volume);
    }

    private static Answer snapshot(Snapshot it, String account) {
        return Answer.empty()
                .with("snapshotId", it.id())
                .with("volumeId", it.volumeId())
                .with("status", it.state())
                .with("startTime", it.startedAt())
                .with("progress", it.state().equals("completed") ? "100%" : "0%")
                .with("ownerId", account)
                .with("volumeSize", it.sizeGiB())
                .with("description", it.description())
                .with("encrypted", it.encrypted())
                .with("kmsKeyId", it.kmsKey())
                .with("storageTier", "standard")
                .with("tagSet", Answers.tags(it.tags()));
    }

    private static Answer volume(Volume it) {
        var attachment = Answer.empty()
                .with("volumeId", it.id())
                .with("instanceId", it.instanceId())
                .with("device", it.device())
                .with("status", "attached")
                .with("attachTime", it.createdAt())
                .with("deleteOnTermination", it.deleteOnTermination());
        return Answer.empty()
                .with("volumeId", it.id())
                .with("size", it.sizeGiB())
                .with("snapshotId", it.snapshotId() == null ? "" : it.snapshotId())
                .with("availabilityZone", it.zone())
                .with("status", status(it))
                .with("createTime", it.createdAt())
                .with("attachmentSet", it.instanceId() == null ? List.of() : List.of(attachment))
                .with("volumeType", it.type())
                .with("encrypted", it.encrypted())
                .with("tagSet", Answers.tags(it.tags()));
    }

    private static String status(Volume it) {
        return it.instanceId() == null ? "available" : "in-use";
    }
}
