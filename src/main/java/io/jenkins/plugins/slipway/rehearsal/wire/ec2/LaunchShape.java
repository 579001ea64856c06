package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The launch parameters that the rehearsal models, as one table: the request's name, the answer's name, and what it is (API
 * Reference, RequestLaunchTemplateData, ResponseLaunchTemplateData and RunInstances).
 */
final class LaunchShape {
    private enum Type {
        TEXT,
        NUMBER,
        FLAG,
        TEXTS,
        STRUCTURE,
        STRUCTURES
    }

    private record Field(String request, String answer, Type type, List<Field> members) {}

    private static final List<Field> EBS = List.of(
            number("VolumeSize"),
            text("VolumeType"),
            flag("Encrypted"),
            flag("DeleteOnTermination"),
            number("Iops"),
            number("Throughput"),
            text("KmsKeyId"),
            text("SnapshotId"));

    private static final List<Field> TEMPLATE = List.of(
            text("ImageId"),
            text("InstanceType"),
            text("KeyName"),
            text("UserData"),
            flag("EbsOptimized"),
            flag("DisableApiTermination"),
            flag("DisableApiStop"),
            text("InstanceInitiatedShutdownBehavior"),
            new Field("SecurityGroupId", "securityGroupIdSet", Type.TEXTS, List.of()),
            structure("IamInstanceProfile", text("Arn"), text("Name")),
            structure("Monitoring", flag("Enabled")),
            structure("CreditSpecification", text("CpuCredits")),
            structure("Placement", text("AvailabilityZone"), text("Tenancy")),
            structure(
                    "MetadataOptions",
                    text("HttpTokens"),
                    text("HttpEndpoint"),
                    number("HttpPutResponseHopLimit"),
                    text("InstanceMetadataTags")),
            structures(
                    "BlockDeviceMapping",
                    "blockDeviceMappingSet",
                    text("DeviceName"),
                    text("NoDevice"),
                    new Field("Ebs", "ebs", Type.STRUCTURE, EBS)),
            structures(
                    "NetworkInterface",
                    "networkInterfaceSet",
                    number("DeviceIndex"),
                    text("SubnetId"),
                    text("Description"),
                    flag("AssociatePublicIpAddress"),
                    flag("DeleteOnTermination"),
                    new Field("SecurityGroupId", "groupSet", Type.TEXTS, List.of())),
            structures(
                    "TagSpecification",
                    "tagSpecificationSet",
                    text("ResourceType"),
                    structures("Tag", "tagSet", text("Key"), text("Value"))));

    private static final List<Field> RUN =
            Stream.concat(TEMPLATE.stream(), Stream.of(text("SubnetId"))).toList();

    private LaunchShape() {}

    static LaunchData ofTemplate(Params params) {
        return new LaunchData(read(TEMPLATE, params));
    }

    /** The launch parameters of RunInstances; its other parameters are left unread. */
    static LaunchData ofRun(Params params) {
        return new LaunchData(read(RUN, params));
    }

    static Answer answer(LaunchData data) {
        return answer(data.tree());
    }

    private static Map<String, Object> read(List<Field> fields, Params params) {
        var tree = new LinkedHashMap<String, Object>();
        fields.forEach(field -> read(field, params).ifPresent(value -> tree.put(field.answer(), value)));
        return tree;
    }

    private static Optional<Object> read(Field field, Params params) {
        var name = field.request();
        return switch (field.type()) {
            case TEXT -> params.text(name).map(Object.class::cast);
            case NUMBER -> params.integer(name).map(Object::toString);
            case FLAG -> params.flag(name).map(Object::toString);
            case TEXTS -> Optional.<Object>of(params.texts(name)).filter(list -> !((List<?>) list).isEmpty());
            case STRUCTURE -> params.structure(name).map(inner -> read(field.members(), inner));
            case STRUCTURES ->
                Optional.<Object>of(params.structures(name).stream()
                                .map(inner -> read(field.members(), inner))
                                .toList())
                        .filter(list -> !((List<?>) list).isEmpty());
        };
    }

    private static Answer answer(Map<?, ?> tree) {
        var answer = Answer.empty();
        tree.forEach((name, value) -> answer.with((String) name, answered((String) name, value)));
        return answer;
    }

    private static Object answered(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return answer(map);
        }
        if (value instanceof List<?> list) {
            var items = list.stream().map(item -> answered("", item)).toList();
            return name.equals("groupSet") ? new Answer.Elements("groupId", items) : items;
        }
        return value;
    }

    private static Field text(String name) {
        return new Field(name, lowerFirst(name), Type.TEXT, List.of());
    }

    private static Field number(String name) {
        return new Field(name, lowerFirst(name), Type.NUMBER, List.of());
    }

    private static Field flag(String name) {
        return new Field(name, lowerFirst(name), Type.FLAG, List.of());
    }

    private static Field structure(String name, Field... members) {
        return new Field(name, lowerFirst(name), Type.STRUCTURE, List.of(members));
    }

    private static Field structures(String name, String answer, Field... members) {
        return new Field(name, answer, Type.STRUCTURES, List.of(members));
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
