package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.assembly.Owned.Kind;
import io.jenkins.plugins.slipway.assembly.Owned.State;
import io.jenkins.plugins.slipway.change.NumberedVersion;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The launch template versions that operations made, of the templates that groups use. They carry no tags: the operation is in the
 * description.
 */
record TemplateVersions(Cloud cloud, Owners owners, ImagesInUse inUse) {
    private static final Set<String> MOVING = Set.of("$Latest", "$Default");

    /**
     * @param groups all of the region
     * @param going names of groups that are leftovers themselves
     */
    List<Owned> survey(List<Fleet> groups, Set<String> going) {
        return groups.stream()
                .map(Fleet::templateId)
                .filter(template -> !template.isEmpty())
                .distinct()
                .flatMap(template -> ofTemplate(template, groups, going))
                .toList();
    }

    static void delete(Cloud cloud, String id) {
        var at = id.lastIndexOf(':');
        cloud.templates().deleteVersion(id.substring(0, at), Long.parseLong(id.substring(at + 1)));
    }

    private Stream<Owned> ofTemplate(String template, List<Fleet> groups, Set<String> going) {
        var versions = cloud.templates().versions(template);
        var newest = versions.stream().mapToLong(TemplateVersion::number).max().orElse(0);
        var users = groups.stream()
                .filter(group -> group.templateId().equals(template) && !going.contains(group.name()))
                .toList();
        return versions.stream()
                .flatMap(version -> NumberedVersion.operation(version).stream()
                        .map(operation -> judge(version, operation, users, version.number() == newest)));
    }

    private Owned judge(TemplateVersion version, String operation, List<Fleet> users, boolean newest) {
        var judged = owners.judge(
                Kind.TEMPLATE_VERSION,
                version.templateId() + ":" + version.number(),
                version.templateName() + " version " + version.number(),
                Map.of(Ownership.OPERATION_TAG, operation));
        if (!judged.goes()) {
            return judged;
        }
        return user(version, users, newest)
                .or(() -> inUse.user(version))
                .map(why -> judged.as(State.KEPT, why))
                .orElse(judged);
    }

    private static Optional<String> user(TemplateVersion version, List<Fleet> users, boolean newest) {
        if (version.isDefault()) {
            return Optional.of("it is the template's default version");
        }
        return users.stream()
                .filter(group -> launches(group, Long.toString(version.number()), newest))
                .findFirst()
                .map(group -> "group %s launches from it, or an instance of it was".formatted(group.name()));
    }

    private static boolean launches(Fleet group, String number, boolean newest) {
        var used = new HashSet<String>();
        used.add(group.templateVersion());
        group.members().forEach(member -> used.add(member.templateVersion()));
        return used.contains(number) || newest && used.stream().anyMatch(MOVING::contains);
    }
}
