package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Kind;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Template;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Templates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Launch templates as a whole. */
final class TemplateActions {
    private static final Map<String, Function<Template, ? extends Collection<String>>> FILTERS = Map.of(
            "launch-template-name",
            it -> List.of(it.name()),
            "create-time",
            it -> List.of(it.createdAt().toString()));

    private TemplateActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "CreateLaunchTemplate", TemplateActions::create,
                "DescribeLaunchTemplates", TemplateActions::describe,
                "ModifyLaunchTemplate", TemplateActions::modify,
                "DeleteLaunchTemplate", TemplateActions::delete);
    }

    /** Id or name, of which a request must give exactly one. */
    static String reference(Params params) {
        var id = params.text("LaunchTemplateId");
        var name = params.text("LaunchTemplateName");
        if (id.isPresent() && name.isPresent()) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "LaunchTemplateId and LaunchTemplateName may not be specified on the same request");
        }
        id.ifPresent(Kind.TEMPLATE::checkId);
        return id.or(() -> name)
                .orElseThrow(() -> new WorldFault(
                        "MissingParameter",
                        "The request must contain the parameter LaunchTemplateId or LaunchTemplateName"));
    }

    static LaunchData data(Ec2Request request) {
        return request.params()
                .structure("LaunchTemplateData")
                .map(LaunchShape::ofTemplate)
                .orElseThrow(() -> new WorldFault(
                        "MissingParameter", "The request must contain the parameter LaunchTemplateData"));
    }

    private static Answer create(Ec2Request request) {
        var params = request.params();
        var order = new Templates.Creation(
                params.required("LaunchTemplateName"),
                params.text("VersionDescription").orElse(""),
                data(request),
                request.tagSpecifications(Kind.TEMPLATE).get(Kind.TEMPLATE),
                params.text("ClientToken").orElse(null));
        request.ready();
        return answered(request.ec2().templates().create(order));
    }

    private static Answer describe(Ec2Request request) {
        var ids = request.params().texts("LaunchTemplateId");
        var names = request.params().texts("LaunchTemplateName");
        var filters = request.filters();
        var paging = request.paging(1, 200, null);
        request.ready();
        var templates = request.ec2().templates();
        var found = new ArrayList<Template>();
        if (names.isEmpty() || !ids.isEmpty()) {
            found.addAll(templates.shelf().describe(ids, filters, FILTERS));
        }
        names.stream()
                .map(templates::seen)
                .filter(template -> filters.stream().allMatch(filter -> filter.matches(template, FILTERS)))
                .forEach(found::add);
        return Answers.page("launchTemplates", paging.of(found), TemplateActions::template);
    }

    private static Answer modify(Ec2Request request) {
        var reference = reference(request.params());
        var version = request.params().required("SetDefaultVersion");
        // Setting the same default again changes nothing, so a token decides nothing.
        request.params().ignore("ClientToken");
        request.ready();
        return answered(request.ec2().templates().setDefault(reference, version));
    }

    private static Answer delete(Ec2Request request) {
        var reference = reference(request.params());
        request.ready();
        return answered(request.ec2().templates().delete(reference));
    }

    private static Answer answered(Template template) {
        return Answer.empty().with("launchTemplate", template(template));
    }

    private static Answer template(Template it) {
        return Answer.empty()
                .with("launchTemplateId", it.id())
                .with("launchTemplateName", it.name())
                .with("createTime", it.createdAt())
                .with("createdBy", "arn:aws:iam::" + World.ACCOUNT + ":root")
                .with("defaultVersionNumber", it.defaultVersion())
                .with("latestVersionNumber", it.latestVersion())
                .with("tagSet", Answers.tags(it.tags()));
    }
}
