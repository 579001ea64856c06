package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon EC2 in one region. As a part of a world: {@code Ec2::join}. */
public final class Ec2 implements Machines {
    private final Network network;
    private boolean encryptsByDefault;
    private final Snapshots snapshots;
    private final Shelf<Volume> volumes;
    private final Images images;
    private final Templates templates;
    private final Instances instances;

    private Ec2(Region region) {
        network = new Network(region);
        snapshots = new Snapshots(region);
        volumes = new Shelf<>(region, Kind.VOLUME);
        images = new Images(region, snapshots, volumes);
        templates = new Templates(region);
        instances = new Instances(region, new Launch(region, images, snapshots, templates, network), volumes);
    }

    /** Adds EC2 to a region, as {@link Machines} and as itself. */
    public static void join(Region region) {
        var ec2 = new Ec2(region);
        region.add(Ec2.class, ec2);
        region.add(Machines.class, ec2);
        region.counted(ec2::count);
    }

    /** Whether every new volume and copy is encrypted (EBS User Guide, "Enable Amazon EBS encryption by default"). */
    public boolean encryptsByDefault() {
        return encryptsByDefault;
    }

    public void encryptByDefault(boolean encrypts) {
        encryptsByDefault = encrypts;
    }

    public Network network() {
        return network;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public Shelf<Volume> volumes() {
        return volumes;
    }

    public Images images() {
        return images;
    }

    public Templates templates() {
        return templates;
    }

    public Instances instances() {
        return instances;
    }

    @Override
    public String launch(String templateId, String version, String zone, Map<String, String> tags) {
        var order = new LaunchOrder(LaunchData.empty(), templateId, version, 1, 1, zone, null);
        var id = instances.run(order).get(0).id();
        instances.shelf().change(id, it -> it.withTags(Tags.merged(it.tags(), tags)));
        return id;
    }

    @Override
    public String launchRunning(String templateId, String version, String zone, Map<String, String> tags) {
        var id = launch(templateId, version, zone, tags);
        instances.seedRunning(id);
        return id;
    }

    @Override
    public Optional<String> zoneOf(String subnetId) {
        return network.subnets().find(subnetId).map(Network.Subnet::zone);
    }

    @Override
    public void terminate(String instanceId) {
        instances.end(instanceId, "User initiated");
    }

    @Override
    public Optional<Machine> find(String instanceId) {
        return instances.shelf().find(instanceId).map(Instance::machine);
    }

    @Override
    public long changes() {
        return instances.shelf().changes();
    }

    @Override
    public Machines.Template template(String idOrName, String version) {
        var template = templates.require(idOrName);
        var resolved = template.version(version);
        return new Machines.Template(
                template.id(),
                template.name(),
                resolved.number(),
                resolved.data().text("imageId").orElse(""),
                resolved.data().text("instanceType").orElse(""));
    }

    /** The shelf that holds this id, by its prefix. */
    public Shelf<? extends Resource<?>> shelfOf(String id) {
        return shelves().entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey().prefix() + "-"))
                .findFirst()
                .orElseThrow(() -> new WorldFault("InvalidID", "The ID '" + id + "' is not valid"))
                .getValue();
    }

    /** Everything that carries tags. */
    public Map<Kind, Shelf<? extends Resource<?>>> shelves() {
        return Map.of(
                Kind.INSTANCE, instances.shelf(),
                Kind.IMAGE, images.shelf(),
                Kind.SNAPSHOT, snapshots.shelf(),
                Kind.VOLUME, volumes,
                Kind.TEMPLATE, templates.shelf(),
                Kind.VPC, network.vpcs(),
                Kind.SUBNET, network.subnets(),
                Kind.SECURITY_GROUP, network.securityGroups(),
                Kind.ROUTE_TABLE, network.routeTables(),
                Kind.ENDPOINT, network.endpoints());
    }

    private void count(Census.Tally tally) {
        var alive = instances.shelf().all().stream()
                .filter(instance -> !instance.is(InstanceState.TERMINATED))
                .map(Instance::id)
                .toList();
        tally.count("instances", alive, instances.shelf().ever());
        var own = images.shelf().all().stream()
                .filter(image -> !image.isPublic())
                .map(image -> image.id() + " " + image.name());
        tally.count("images", own.toList(), images.shelf().ever());
        tally.count("snapshots", ids(snapshots.shelf()), snapshots.shelf().ever());
        tally.count("volumes", ids(volumes), volumes.ever());
        var all = templates.shelf().all();
        tally.count(
                "launch-templates",
                all.stream().map(it -> it.id() + " " + it.name()).toList(),
                templates.shelf().ever());
        tally.count(
                "launch-template-versions",
                all.stream()
                        .flatMap(it -> it.versions().stream().map(version -> it.name() + " " + version.number()))
                        .toList(),
                templates.versionsEver());
    }

    private static List<String> ids(Shelf<? extends Resource<?>> shelf) {
        return shelf.all().stream().map(Resource::id).map(String.class::cast).toList();
    }
}
