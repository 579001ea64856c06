package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * ModifyImageAttribute, DescribeImageAttribute (launchPermission), ModifySnapshotAttribute, DescribeSnapshotAttribute
 * (createVolumePermission): accounts only, no organizations and not everybody.
 */
final class PermissionActions {
    private static final String LAUNCH = "launchPermission";
    private static final String VOLUME = "createVolumePermission";

    /** What a request wants changed. */
    private record Change(List<String> add, List<String> remove) {}

    private PermissionActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "ModifyImageAttribute", PermissionActions::modifyImage,
                "DescribeImageAttribute", PermissionActions::describeImage,
                "ModifySnapshotAttribute", PermissionActions::modifySnapshot,
                "DescribeSnapshotAttribute", PermissionActions::describeSnapshot);
    }

    private static Answer modifyImage(Ec2Request request) {
        var id = request.params().required("ImageId");
        var change = change(request, "LaunchPermission", LAUNCH);
        request.ready();
        request.ec2().images().sharing().image(id, change.add(), change.remove());
        return Answers.done();
    }

    private static Answer modifySnapshot(Ec2Request request) {
        var id = request.params().required("SnapshotId");
        var change = change(request, "CreateVolumePermission", VOLUME);
        request.ready();
        request.ec2().images().sharing().snapshot(id, change.add(), change.remove());
        return Answers.done();
    }

    private static Answer describeImage(Ec2Request request) {
        var id = request.params().required("ImageId");
        requireAttribute(request.params().required("Attribute"), LAUNCH);
        request.ready();
        var image = request.ec2()
                .images()
                .describe(List.of(id), List.of(), Map.of())
                .get(0);
        return Answer.empty().with("imageId", id).with(LAUNCH, accounts(image.launchers()));
    }

    private static Answer describeSnapshot(Ec2Request request) {
        var id = request.params().required("SnapshotId");
        requireAttribute(request.params().required("Attribute"), VOLUME);
        request.ready();
        var snapshot = request.ec2()
                .snapshots()
                .shelf()
                .describe(List.of(id), List.of(), Map.of())
                .get(0);
        return Answer.empty().with("snapshotId", id).with(VOLUME, accounts(snapshot.readers()));
    }

    /** The structure form; or the flat one of OperationType and UserId. */
    private static Change change(Ec2Request request, String structure, String attribute) {
        var params = request.params();
        params.text("Attribute").ifPresent(given -> requireAttribute(given, attribute));
        var wanted = params.structure(structure);
        var operation = params.text("OperationType");
        var flat = params.texts("UserId");
        if (wanted.isPresent()) {
            return new Change(users(wanted.get(), "Add"), users(wanted.get(), "Remove"));
        }
        return switch (operation.orElse("")) {
            case "add" -> new Change(flat, List.of());
            case "remove" -> new Change(List.of(), flat);
            default -> throw new WorldFault("MissingParameter", "The request must contain the parameter " + structure);
        };
    }

    private static List<String> users(Params change, String list) {
        return change.structures(list).stream()
                .map(item -> item.required("UserId"))
                .toList();
    }

    private static void requireAttribute(String given, String modelled) {
        if (!given.equals(modelled)) {
            throw new WorldFault(
                    "NotModelled",
                    "The Slipway rehearsal knows no attribute " + given + " here: only " + modelled + ".");
        }
    }

    private static List<Answer> accounts(Collection<String> ids) {
        return ids.stream().map(id -> Answer.empty().with("userId", id)).toList();
    }
}
