package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The launch templates of a region. What a version says is checked only when something is launched from it, as in AWS. */
public final class Templates {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9().\\-/_]{3,128}");

    private final Region region;
    private final Shelf<Template> shelf;
    private final ClientTokens<String> creations = new ClientTokens<>();
    private final ClientTokens<Long> additions = new ClientTokens<>();
    private long versionsEver;

    Templates(Region region) {
        this.region = region;
        this.shelf = new Shelf<>(region, Kind.TEMPLATE);
    }

    /** A template, to be made. {@code clientToken} null for none. */
    public record Creation(
            String name, String description, LaunchData data, Map<String, String> tags, String clientToken) {}

    /** A version, to be added. {@code source} null to take over nothing. */
    public record Addition(String template, String source, String description, LaunchData data, String clientToken) {}

    public Shelf<Template> shelf() {
        return shelf;
    }

    /** How many versions were ever made. */
    public long versionsEver() {
        return versionsEver;
    }

    /** The truth about a template, by id ({@code lt-…}) or name. */
    public Template require(String idOrName) {
        return idOrName.startsWith("lt-")
                ? shelf.require(idOrName)
                : named(shelf.all(), idOrName).orElseThrow(() -> noSuchName(idOrName));
    }

    /** A template as a describe sees it, by id or name. */
    public Template seen(String idOrName) {
        return idOrName.startsWith("lt-")
                ? shelf.describe(List.of(idOrName), List.of(), Map.of()).get(0)
                : named(shelf.seen(), idOrName).orElseThrow(() -> noSuchName(idOrName));
    }

    public Template create(Creation order) {
        if (!NAME.matcher(order.name()).matches()) {
            throw new WorldFault(
                    "InvalidLaunchTemplateName.MalformedException",
                    "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.");
        }
        return shelf.require(creations.once(order.clientToken(), order, () -> {
            if (named(shelf.all(), order.name()).isPresent()) {
                throw new WorldFault(
                        "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
            }
            var now = region.world().now();
            var first = new Template.Version(1, order.description(), now, order.data());
            var id = region.newId(Kind.TEMPLATE.prefix());
            shelf.add(new Template(id, order.name(), now, 1, 1, List.of(first), Tags.of(order.tags())));
            versionsEver++;
            return id;
        }));
    }

    /** The new version; the default stays what it was. */
    public Template.Version add(Addition order) {
        var id = require(order.template()).id();
        long number = additions.once(order.clientToken(), order, () -> {
            var template = shelf.require(id);
            var below = order.source() == null
                    ? LaunchData.empty()
                    : template.version(order.source()).data();
            var next = template.plus(order.description(), region.world().now(), below.overwrittenBy(order.data()));
            shelf.change(id, it -> next);
            versionsEver++;
            return next.lastNumber();
        });
        return shelf.require(id).version(String.valueOf(number));
    }

    public Template setDefault(String idOrName, String version) {
        var template = require(idOrName);
        var number = template.version(version).number();
        shelf.change(template.id(), it -> it.withDefault(number));
        return shelf.require(template.id());
    }

    /** What became of the wish to delete one version; {@code error} null when it is deleted. */
    public record Deleted(long number, String error, String message) {}

    /** "You can't delete the default version of a launch template" (API Reference, DeleteLaunchTemplateVersions). */
    public List<Deleted> deleteVersions(String idOrName, List<String> versions) {
        var id = require(idOrName).id();
        if (versions.size() > 200) {
            throw new WorldFault("InvalidParameterValue", "Up to 200 versions can be deleted in one request.");
        }
        return versions.stream().map(version -> delete(id, version)).toList();
    }

    private Deleted delete(String id, String version) {
        var template = shelf.require(id);
        var found = template.find(version);
        if (found.isEmpty()) {
            return new Deleted(
                    Long.parseLong(version),
                    "launchTemplateVersionDoesNotExist",
                    "Could not find the specified version " + version + " for the launch template with ID " + id + ".");
        }
        long number = found.get().number();
        if (number == template.defaultVersion()) {
            return new Deleted(
                    number,
                    "unexpectedError",
                    "Version " + number + " is the default version of " + id
                            + " and cannot be deleted: make another version the default first.");
        }
        shelf.change(id, it -> it.minus(number));
        return new Deleted(number, null, null);
    }

    /** Deletes it with all its versions. */
    public Template delete(String idOrName) {
        var template = require(idOrName);
        shelf.remove(template.id());
        return template;
    }

    private static Optional<Template> named(List<Template> templates, String name) {
        return templates.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static WorldFault noSuchName(String name) {
        return new WorldFault(
                "InvalidLaunchTemplateName.NotFoundException",
                "The specified launch template, with template name " + name + ", does not exist.");
    }
}
