package io.jenkins.plugins.slipway.rehearsal;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupChange;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.LaunchSource;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Architecture;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Network;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Template;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Templates;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetGroup;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetGroups;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts an estate into a world that has not begun: everything in service, as if it had been so for long. */
final class Furnishing {
    private static final Duration AGE_OF_IMAGE = Duration.ofDays(30);
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final String INSTANCE_TYPE = "t3.small";

    private final World world;

    Furnishing(World world) {
        this.world = world;
    }

    void furnish(Estate estate) {
        estate.sites().forEach(this::site);
        estate.fleets().forEach(this::fleet);
    }

    private void site(Estate.Site site) {
        var region = world.region(site.account(), site.region());
        var network = region.get(Ec2.class).network();
        var zones = region.zones();
        for (int i = 0; i < site.subnets().size(); i++) {
            network.ensureSubnet(site.subnets().get(i), zones.get(i % zones.size()));
        }
        site.securityGroups().forEach(id -> network.ensureSecurityGroup(id, id));
        var images = region.get(Ec2.class).images();
        site.images()
                .forEach(image -> images.ensure(
                        image.id(),
                        image.arm64() ? Architecture.ARM64 : Architecture.X86_64,
                        world.now().minus(AGE_OF_IMAGE)));
    }

    private void fleet(Estate.Fleet fleet) {
        var region = world.region(fleet.account(), fleet.region());
        var targetGroup = targetGroup(region, fleet.group());
        var listenerRule = fleet.listenerRule().orElseGet(() -> listener(region, fleet.group()));
        region.get(LoadBalancing.class).seedRoute(listenerRule, targetGroup.arn());
        group(region, fleet, template(region, fleet.group()), targetGroup.arn());
        fleet.alarms()
                .forEach(alarm -> region.get(CloudWatch.class)
                        .seedErrorAlarm(alarm, loadBalancer(listenerRule), suffix(targetGroup.arn(), "targetgroup/")));
    }

    private TargetGroup targetGroup(Region region, String group) {
        return region.get(LoadBalancing.class).groups().create(TargetGroups.http(shortName(group)), Map.of());
    }

    private Template template(Region region, String group) {
        var ec2 = region.get(Ec2.class);
        var image = ec2.images()
                .seed(group + "-1", Architecture.X86_64, world.now().minus(AGE_OF_IMAGE), Map.of("Name", group));
        var data = LaunchData.empty().with("imageId", image).with("instanceType", INSTANCE_TYPE);
        return ec2.templates().create(new Templates.Creation(group, "first", data, Map.of("Name", group), null));
    }

    private void group(Region region, Estate.Fleet fleet, Template template, String targetGroup) {
        var subnets = region.get(Ec2.class).network().subnets().all().stream()
                .map(Network.Subnet::id)
                .toList();
        var order = new GroupChange(
                Optional.of(new LaunchSource(template.id(), template.name(), "1")),
                Optional.of((fleet.size() + 1) / 2),
                Optional.of(fleet.size() * 2),
                Optional.of(fleet.size()),
                Optional.empty(),
                Optional.of(subnets),
                Optional.of("ELB"),
                Optional.of(SETTLING),
                Optional.of(Optional.of(SETTLING)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var tags = Stream.concat(
                        Stream.of(Map.entry("Name", fleet.group())), new TreeMap<>(fleet.tags()).entrySet().stream())
                .map(tag -> new GroupTag(tag.getKey(), tag.getValue(), true))
                .toList();
        region.get(AutoScaling.class).groups().seed(fleet.group(), order, List.of(targetGroup), tags);
    }

    private static String listener(Region region, String group) {
        return region.arn(
                "elasticloadbalancing",
                "listener/app/%s/%s/%s".formatted(shortName(group), hex(group), hex(group + "/listener")));
    }

    /** {@code app/name/id}, which is the metrics' dimension, out of the ARN of a rule or listener. */
    private static String loadBalancer(String listenerRule) {
        var parts = suffix(listenerRule, "app/").split("/");
        return String.join("/", parts[0], parts[1], parts[2]);
    }

    private static String suffix(String arn, String from) {
        return arn.substring(arn.indexOf(from));
    }

    /** Load balancers and target groups have at most 32 letters, digits and hyphens. */
    private static String shortName(String group) {
        var plain = group.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-", "");
        return plain.substring(0, Math.min(32, plain.length())).replaceAll("-$", "");
    }

    private static String hex(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        return "%016x".formatted(UUID.nameUUIDFromBytes(bytes).getMostSignificantBits());
    }
}
