package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instance types that the rehearsal offers (Amazon EC2 Instance Types Guide, "Specifications for Amazon EC2 general purpose
 * instances" and its neighbours).
 */
public record InstanceType(String name, Architecture architecture, int vcpus, int memoryMiB) {
    private static final List<String> BURSTABLE_SIZES =
            List.of("nano", "micro", "small", "medium", "large", "xlarge", "2xlarge");
    private static final List<String> FIXED_SIZES = List.of("large", "xlarge", "2xlarge", "4xlarge");
    private static final List<InstanceType> ALL = all();

    public static List<InstanceType> values() {
        return ALL;
    }

    public static Optional<InstanceType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static List<InstanceType> all() {
        var types = new ArrayList<InstanceType>();
        List.of("t3", "t3a", "t4g").forEach(family -> burstable(types, family));
        List.of("c5", "c6i", "c7i", "c6g", "c7g").forEach(family -> fixed(types, family, 2));
        List.of("m5", "m6i", "m7i", "m6g", "m7g").forEach(family -> fixed(types, family, 4));
        List.of("r5", "r6i", "r7i", "r6g", "r7g").forEach(family -> fixed(types, family, 8));
        return List.copyOf(types);
    }

    private static void burstable(List<InstanceType> types, String family) {
        int memory = 512;
        int vcpus = 2;
        for (var size : BURSTABLE_SIZES) {
            if (size.endsWith("xlarge")) {
                vcpus *= 2;
            }
            types.add(new InstanceType(family + "." + size, architecture(family), vcpus, memory));
            memory *= 2;
        }
    }

    private static void fixed(List<InstanceType> types, String family, int gibPerVcpu) {
        int vcpus = 2;
        for (var size : FIXED_SIZES) {
            types.add(new InstanceType(family + "." + size, architecture(family), vcpus, vcpus * gibPerVcpu * 1024));
            vcpus *= 2;
        }
    }

    private static Architecture architecture(String family) {
        return family.endsWith("g") ? Architecture.ARM64 : Architecture.X86_64;
    }
}
