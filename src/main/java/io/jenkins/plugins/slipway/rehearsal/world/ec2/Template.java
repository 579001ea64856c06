package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A launch template with its versions (Amazon EC2 User Guide, "Manage launch template versions").
 *
 * @param lastNumber highest number ever given; numbers are not used again
 * @param versions oldest first, never empty
 */
public record Template(
        String id,
        String name,
        Instant createdAt,
        long defaultVersion,
        long lastNumber,
        List<Version> versions,
        Map<String, String> tags)
        implements Resource<Template> {
    /** One version; it never changes. */
    public record Version(long number, String description, Instant createdAt, LaunchData data) {}

    @Override
    public Kind kind() {
        return Kind.TEMPLATE;
    }

    /** Highest number that is there. */
    public long latestVersion() {
        return versions.get(versions.size() - 1).number();
    }

    /**
     * @param version a number, {@code $Latest}, {@code $Default}, or null for the default
     * @throws WorldFault when it has none such
     */
    public Version version(String version) {
        return find(version)
                .orElseThrow(() -> new WorldFault(
                        "InvalidLaunchTemplateId.VersionNotFound",
                        "Could not find the specified version " + version + " for the launch template with ID " + id
                                + "."));
    }

    public Optional<Version> find(String version) {
        long number = number(version);
        return versions.stream().filter(it -> it.number() == number).findFirst();
    }

    private long number(String version) {
        if (version == null || version.equals("$Default")) {
            return defaultVersion;
        }
        if (version.equals("$Latest")) {
            return latestVersion();
        }
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException e) {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "Invalid launch template version: '" + version + "'. Use a version number, $Latest or $Default.");
        }
    }

    Template plus(String description, Instant at, LaunchData data) {
        var all = new ArrayList<>(versions);
        all.add(new Version(lastNumber + 1, description, at, data));
        return new Template(id, name, createdAt, defaultVersion, lastNumber + 1, List.copyOf(all), tags);
    }

    Template minus(long number) {
        var rest = versions.stream().filter(it -> it.number() != number).toList();
        return new Template(id, name, createdAt, defaultVersion, lastNumber, rest, tags);
    }

    Template withDefault(long number) {
        return new Template(id, name, createdAt, number, lastNumber, versions, tags);
    }

    @Override
    public Template withTags(Map<String, String> other) {
        return new Template(id, name, createdAt, defaultVersion, lastNumber, versions, Tags.of(other));
    }
}
