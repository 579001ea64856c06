package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.ParameterStore;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.PublicImages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parameter Store of a region, Amazon's public image parameters included. */
public final class Parameters implements ParameterStore {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");
    private static final int LONGEST_NAME = 1011;
    private static final int LARGEST_VALUE = 4096;

    private final Region region;
    private final Eventual<Parameter> own;
    private final Map<String, Parameter> published = new TreeMap<>();

    Parameters(Region region) {
        this.region = region;
        this.own = new Eventual<>(region.world(), region.name() + "/parameter");
        PublicImages.parameters(region)
                .forEach((name, id) -> published.put(
                        name,
                        new Parameter(
                                name, "String", id, 1, region.world().settings().start(), "", "text", Map.of())));
    }

    /**
     * A value, to be put.
     *
     * @param type null to keep the type of what is overwritten
     * @param dataType null for {@code text}
     */
    public record Put(
            String name,
            String value,
            String type,
            String description,
            String dataType,
            boolean overwrite,
            Map<String, String> tags) {}

    /** @return the new version (API Reference, PutParameter) */
    public long put(Put order) {
        check(order);
        var old = own.now(order.name());
        if (old.isPresent() && !order.overwrite()) {
            throw new WorldFault(
                    "ParameterAlreadyExists",
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }
        if (old.isEmpty() && order.type() == null) {
            throw new WorldFault(
                    "ValidationException",
                    "A parameter type is required when you create a parameter. Add the type parameter, and then try again.");
        }
        if (order.overwrite() && !order.tags().isEmpty()) {
            throw new WorldFault(
                    "ValidationException",
                    "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");
        }
        var type = order.type() == null ? old.orElseThrow().type() : order.type();
        var tags = old.map(Parameter::tags).orElse(order.tags());
        long version = old.map(Parameter::version).orElse(0L) + 1;
        var description =
                order.description() == null ? old.map(Parameter::description).orElse("") : order.description();
        var dataType = order.dataType() == null ? old.map(Parameter::dataType).orElse("text") : order.dataType();
        own.put(
                order.name(),
                new Parameter(
                        order.name(),
                        type,
                        order.value(),
                        version,
                        region.world().now(),
                        description,
                        dataType,
                        tags));
        return version;
    }

    /** A parameter that was there before the rehearsal began. */
    public void seed(String name, String value) {
        own.seed(name, new Parameter(name, "String", value, 1, region.world().now(), "", "text", Map.of()));
    }

    /** @throws WorldFault {@code ParameterNotFound} */
    public void delete(String name) {
        if (own.now(name).isEmpty()) {
            throw notFound(name);
        }
        own.remove(name);
    }

    /** As a read sees it; public ones are always there. */
    public Optional<Parameter> seen(String name) {
        return Optional.ofNullable(published.get(name)).or(() -> own.seen(name));
    }

    /** Own parameters as a describe sees them. */
    public List<Parameter> seen() {
        return own.allSeen();
    }

    public long ever() {
        return own.everCreated();
    }

    List<Parameter> all() {
        return own.allNow();
    }

    /** Adds or overwrites tags of an own parameter. */
    public void tag(String name, Map<String, String> tags) {
        var merged = new TreeMap<>(require(name).tags());
        merged.putAll(tags);
        own.change(name, it -> it.withTags(merged));
    }

    /** Removes tags of an own parameter; a key that is not there is fine. */
    public void untag(String name, List<String> keys) {
        var rest = new TreeMap<>(require(name).tags());
        keys.forEach(rest::remove);
        own.change(name, it -> it.withTags(rest));
    }

    /** Whether there is, in truth, such a parameter of the account's own. */
    public boolean own(String name) {
        return own.now(name).isPresent();
    }

    /** The truth about an own parameter. */
    public Parameter require(String name) {
        return own.now(name)
                .orElseThrow(() -> new WorldFault(
                        "InvalidResourceId",
                        "The resource ID is not valid. Verify that you entered the correct ID and try again."));
    }

    @Override
    public Optional<String> value(String name) {
        return Optional.ofNullable(published.get(name)).or(() -> own.now(name)).map(Parameter::value);
    }

    static WorldFault notFound(String name) {
        return new WorldFault("ParameterNotFound", "Parameter " + name + " not found.");
    }

    private void check(Put order) {
        var name = order.name();
        var lower = name.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw invalid("Parameter name must be 1 to " + LONGEST_NAME
                    + " characters of a-z, A-Z, 0-9, and the symbols . (period), - (hyphen), _ (underscore), / (slash): "
                    + name);
        }
        if (name.contains("/") && !name.startsWith("/")) {
            throw invalid("Parameter name must be a fully qualified name: begin " + name + " with a slash.");
        }
        if (lower.startsWith("aws") || lower.startsWith("ssm")) {
            throw name.startsWith("/aws/")
                    ? new WorldFault("AccessDeniedException", "No access to reserved parameter name: " + name + ".")
                    : invalid("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive): " + name);
        }
        if (order.value().isEmpty() || order.value().length() > LARGEST_VALUE) {
            throw invalid("Parameter value of " + name + " must have 1 to " + LARGEST_VALUE + " characters.");
        }
        if (order.type() != null && !TYPES.contains(order.type())) {
            throw invalid("1 validation error detected: Value '" + order.type()
                    + "' at 'type' failed to satisfy constraint: Member must satisfy enum value set: " + TYPES);
        }
    }

    private static WorldFault invalid(String message) {
        return new WorldFault("ValidationException", message);
    }
}
