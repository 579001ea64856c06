package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Filter;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.ImageReference;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Template;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Versions of launch templates. */
final class TemplateVersionActions {
    /** A version with the template that it belongs to. */
    private record Entry(Template template, Template.Version version) {
        boolean isDefault() {
            return template.defaultVersion() == version.number();
        }

        List<String> text(String name) {
            return version.data().text(name).stream().toList();
        }
    }

    private static final Map<String, Function<Entry, List<String>>> FILTERS = Map.of(
            "image-id", it -> it.text("imageId"),
            "instance-type", it -> it.text("instanceType"),
            "is-default-version", it -> List.of(String.valueOf(it.isDefault())));

    private TemplateVersionActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "CreateLaunchTemplateVersion", TemplateVersionActions::create,
                "DescribeLaunchTemplateVersions", TemplateVersionActions::describe,
                "DeleteLaunchTemplateVersions", TemplateVersionActions::delete);
    }

    private static Answer create(Ec2Request request) {
        var params = request.params();
        var order = new Templates.Addition(
                TemplateActions.reference(params),
                params.text("SourceVersion").orElse(null),
                params.text("VersionDescription").orElse(""),
                TemplateActions.data(request),
                params.text("ClientToken").orElse(null));
        boolean resolve = params.flag("ResolveAlias").orElse(false);
        if (order.description().length() > 255) {
            throw new WorldFault("InvalidParameterValue", "VersionDescription has at most 255 characters.");
        }
        request.ready();
        var templates = request.ec2().templates();
        var version = templates.add(order);
        var entry = new Entry(templates.require(order.template()), version);
        return Answer.empty().with("launchTemplateVersion", version(request.region(), entry, resolve));
    }

    /** Without a template, {@code $Latest} or {@code $Default} of all (API Reference, DescribeLaunchTemplateVersions). */
    private static Answer describe(Ec2Request request) {
        var params = request.params();
        var versions = params.texts("LaunchTemplateVersion");
        boolean one = params.has("LaunchTemplateId") || params.has("LaunchTemplateName");
        var reference = one ? TemplateActions.reference(params) : null;
        long least = params.integer("MinVersion").orElse(1);
        long most = params.integer("MaxVersion").orElse(Integer.MAX_VALUE);
        boolean resolve = params.flag("ResolveAlias").orElse(false);
        var filters = request.filters();
        var paging = request.paging(1, 200, null);
        request.ready();
        if (!one && (versions.isEmpty() || !List.of("$Latest", "$Default").containsAll(versions))) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "Without a launch template, the versions must be $Latest, $Default, or both.");
        }
        filters.forEach(filter -> filter.known(FILTERS));
        var templates = request.ec2().templates();
        var found = (one ? Stream.of(templates.seen(reference)) : templates.shelf().seen().stream())
                .flatMap(template -> entries(template, versions))
                .filter(it -> it.version().number() >= least && it.version().number() <= most)
                .filter(it -> filters.stream().allMatch(filter -> matches(filter, it)))
                .toList();
        return Answers.page("launchTemplateVersionSet", paging.of(found), it -> version(request.region(), it, resolve));
    }

    /** Newest first, as AWS lists them. */
    private static Stream<Entry> entries(Template template, List<String> versions) {
        var chosen = versions.isEmpty()
                ? template.versions().stream()
                : versions.stream().map(template::version).distinct();
        return chosen.sorted(Comparator.comparing(Template.Version::number).reversed())
                .map(version -> new Entry(template, version));
    }

    private static boolean matches(Filter filter, Entry entry) {
        return filter.any(filter.known(FILTERS).apply(entry));
    }

    private static Answer delete(Ec2Request request) {
        var reference = TemplateActions.reference(request.params());
        var versions = request.params().texts("LaunchTemplateVersion");
        if (versions.isEmpty()) {
            throw new WorldFault("MissingParameter", "The request must contain the parameter LaunchTemplateVersion");
        }
        request.ready();
        var templates = request.ec2().templates();
        var template = templates.require(reference);
        var results = templates.deleteVersions(reference, versions);
        return Answer.empty()
                .with("successfullyDeletedLaunchTemplateVersionSet", deleted(template, results, false))
                .with("unsuccessfullyDeletedLaunchTemplateVersionSet", deleted(template, results, true));
    }

    private static List<Answer> deleted(Template template, List<Templates.Deleted> results, boolean failed) {
        return results.stream()
                .filter(it -> failed == (it.error() != null))
                .map(it -> Answer.empty()
                        .with("launchTemplateId", template.id())
                        .with("launchTemplateName", template.name())
                        .with("versionNumber", it.number())
                        .with(
                                "responseError",
                                failed ? Answer.empty().with("code", it.error()).with("message", it.message()) : null))
                .toList();
    }

    private static Answer version(Region region, Entry it, boolean resolve) {
        var data = it.version().data();
        var image = data.text("imageId");
        if (resolve && image.isPresent()) {
            data = data.with("imageId", ImageReference.resolve(region, image.get()));
        }
        return Answer.empty()
                .with("launchTemplateId", it.template().id())
                .with("launchTemplateName", it.template().name())
                .with("versionNumber", it.version().number())
                .with(
                        "versionDescription",
                        it.version().description().isEmpty()
                                ? null
                                : it.version().description())
                .with("createTime", it.version().createdAt())
                .with("createdBy", "arn:aws:iam::" + World.ACCOUNT + ":root")
                .with("defaultVersion", it.isDefault())
                .with("launchTemplateData", LaunchShape.answer(data));
    }
}
