package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.RegionNames;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Regions, zones and instance types: what AWS offers where. */
final class RegionActions {
    private static final Map<String, Function<String, List<String>>> REGIONS = Map.of("region-name", List::of);
    private static final Map<String, Function<String, List<String>>> ZONES = Map.of(
            "zone-name",
            List::of,
            "state",
            zone -> List.of("available"),
            "zone-type",
            zone -> List.of("availability-zone"));
    private static final Map<String, Function<InstanceType, List<String>>> TYPES = Map.of(
            "instance-type", it -> List.of(it.name()),
            "processor-info.supported-architecture",
                    it -> List.of(it.architecture().word()));

    private RegionActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "DescribeRegions", RegionActions::regions,
                "DescribeAvailabilityZones", RegionActions::zones,
                "DescribeInstanceTypes", RegionActions::types);
    }

    private static Answer regions(Ec2Request request) {
        var names = request.params().texts("RegionName");
        request.params().ignore("AllRegions");
        var found = chosen(
                request, RegionNames.ALL, names, Function.identity(), REGIONS, "InvalidParameterValue", "region");
        request.ready();
        return Answer.empty()
                .with(
                        "regionInfo",
                        found.stream()
                                .map(name -> Answer.empty()
                                        .with("regionName", name)
                                        .with("regionEndpoint", "ec2." + name + ".amazonaws.com")
                                        .with("optInStatus", "opt-in-not-required"))
                                .toList());
    }

    private static Answer zones(Ec2Request request) {
        var names = request.params().texts("ZoneName");
        request.params().ignore("AllAvailabilityZones");
        var found = chosen(
                request, request.region().zones(), names, Function.identity(), ZONES, "InvalidParameterValue", "zone");
        request.ready();
        return Answer.empty()
                .with(
                        "availabilityZoneInfo",
                        found.stream()
                                .map(zone -> Answer.empty()
                                        .with("zoneName", zone)
                                        .with("zoneState", "available")
                                        .with("regionName", request.region().name())
                                        .with("zoneType", "availability-zone")
                                        .with("groupName", request.region().name())
                                        .with(
                                                "networkBorderGroup",
                                                request.region().name())
                                        .with("optInStatus", "opt-in-not-required"))
                                .toList());
    }

    private static Answer types(Ec2Request request) {
        var names = request.params().texts("InstanceType");
        var paging = request.paging(5, 100, "InstanceType");
        var found = chosen(
                request,
                InstanceType.values(),
                names,
                InstanceType::name,
                TYPES,
                "InvalidInstanceType",
                "instance type");
        request.ready();
        return Answers.page(
                "instanceTypeSet",
                paging.of(found),
                it -> Answer.empty()
                        .with("instanceType", it.name())
                        .with("currentGeneration", true)
                        .with("hypervisor", "nitro")
                        .with(
                                "processorInfo",
                                Answer.empty()
                                        .with(
                                                "supportedArchitectures",
                                                List.of(it.architecture().word())))
                        .with("vCpuInfo", Answer.empty().with("defaultVCpus", it.vcpus()))
                        .with("memoryInfo", Answer.empty().with("sizeInMiB", it.memoryMiB())));
    }

    private static <T> List<T> chosen(
            Ec2Request request,
            List<T> all,
            List<String> names,
            Function<T, String> name,
            Map<String, Function<T, List<String>>> attributes,
            String code,
            String noun) {
        var known = all.stream().map(name).toList();
        names.stream().filter(it -> !known.contains(it)).findFirst().ifPresent(it -> {
            throw new WorldFault(code, "Invalid " + noun + ": [" + it + "]");
        });
        var filters = request.filters();
        return all.stream()
                .filter(it -> names.isEmpty() || names.contains(name.apply(it)))
                .filter(it -> filters.stream()
                        .allMatch(filter -> filter.any(filter.known(attributes).apply(it))))
                .toList();
    }
}
