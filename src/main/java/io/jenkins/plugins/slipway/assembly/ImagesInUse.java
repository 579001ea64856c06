package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.Parameter;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who still needs an image, the parameter that publishes it or a template version: releases to return to, launch templates of groups, instances. Read once, when first asked. */
final class ImagesInUse {
    private static final int MANY = 100_000;
    private static final String SERVICE = "service";
    private static final String ENVIRONMENT = "environment";

    private final Cloud cloud;
    private final List<Fleet> groups;
    private final Set<String> dying;
    private final Journals journals;
    private final Releases releases;
    private final Map<String, String> released = new TreeMap<>();
    private final Map<String, String> launched = new HashMap<>();
    private final Map<String, String> everNamed = new HashMap<>();
    private boolean isRead;

    /**
     * @param groups that stay
     * @param dying ids of instances that go
     */
    ImagesInUse(Cloud cloud, List<Fleet> groups, Set<String> dying, Journals journals, Releases releases) {
        this.cloud = cloud;
        this.groups = groups;
        this.dying = dying;
        this.journals = journals;
        this.releases = releases;
    }

    private void read() {
        if (!isRead) {
            readReleases();
            groups.forEach(this::readTemplate);
            isRead = true;
        }
    }

    /** @param cautious for images of other ledgers: then any version of a template that a group uses counts */
    Optional<String> user(String imageId, boolean cautious) {
        read();
        return Optional.ofNullable(released.get(imageId))
                .or(() -> Optional.ofNullable(launched.get(imageId)))
                .or(() -> cautious ? Optional.ofNullable(everNamed.get(imageId)) : Optional.empty())
                .or(() -> cloud.instances().runningFrom(imageId).stream()
                        .map(Instance::id)
                        .filter(id -> !dying.contains(id))
                        .findFirst()
                        .map(id -> "instance " + id + " runs it"));
    }

    /** Whether a version of a template that a group uses looks its image up in this parameter. */
    Optional<String> user(Parameter parameter) {
        read();
        return Optional.ofNullable(everNamed.get("resolve:ssm:" + parameter.name()));
    }

    /** The release that ran from this version, or that returns to it. */
    Optional<String> user(TemplateVersion version) {
        read();
        return Optional.ofNullable(released.get(id(version.templateId(), version.number())));
    }

    private static String id(String template, long version) {
        return template + ":" + version;
    }

    private void readTemplate(Fleet group) {
        var used = new ArrayList<String>();
        used.add(group.templateVersion());
        group.members().forEach(member -> used.add(member.templateVersion()));
        cloud.templates().versions(group.templateId()).forEach(version -> {
            var words =
                    "version %d of the launch template of group %s names it".formatted(version.number(), group.name());
            everNamed.put(version.imageId(), words);
            if (used.contains(Long.toString(version.number()))) {
                launched.put(version.imageId(), words);
            }
        });
        if (!group.templateVersion().matches("[0-9]+")) {
            cloud.templates()
                    .version(group.templateId(), group.templateVersion())
                    .ifPresent(version -> launched.put(version.imageId(), "group " + group.name() + " launches it"));
        }
    }

    /** What a release that failed is still placed on stays there; what it replaced is returned to. */
    private void readReleases() {
        journals.list(false, MANY).stream()
                .map(operation -> List.of(
                        Objects.requireNonNullElse(operation.labels().get(SERVICE), ""),
                        Objects.requireNonNullElse(operation.labels().get(ENVIRONMENT), "")))
                .distinct()
                .flatMap(line -> releases.history(line.get(0), line.get(1), MANY).stream())
                .forEach(release -> placements(release).forEach(placement -> {
                    var words = "release %s of %s names it".formatted(release.version(), release.service());
                    released.put(placement.imageId(), words);
                    released.put(id(placement.templateId(), placement.templateVersion()), words);
                }));
    }

    private static Stream<Release.Placement> placements(Release release) {
        return Stream.concat(release.replaced().stream(), release.placements().stream());
    }
}
