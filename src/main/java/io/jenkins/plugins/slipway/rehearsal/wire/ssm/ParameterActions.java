package io.jenkins.plugins.slipway.rehearsal.wire.ssm;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Parameter;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Values of Parameter Store. Selectors of old versions and labels are not modelled. */
final class ParameterActions {
    private ParameterActions() {}

    static Map<String, Function<SsmRequest, Answer>> all() {
        return Map.of(
                "PutParameter", ParameterActions::put,
                "GetParameter", ParameterActions::get,
                "GetParameters", ParameterActions::getAll,
                "DeleteParameter", ParameterActions::delete,
                "DeleteParameters", ParameterActions::deleteAll,
                "DescribeParameters", ParameterActions::describe);
    }

    private static Answer put(SsmRequest request) {
        var params = request.params();
        var order = new Parameters.Put(
                params.required("Name"),
                params.required("Value"),
                params.text("Type").orElse(null),
                params.text("Description").orElse(null),
                dataType(params),
                params.flag("Overwrite").orElse(false),
                request.tags());
        params.text("Tier").filter(tier -> !tier.equals("Standard")).ifPresent(tier -> {
            throw new WorldFault("NotModelled", "The Slipway rehearsal has only the tier Standard, not " + tier + ".");
        });
        params.nothingElse();
        long version = request.ssm().parameters().put(order);
        return Answer.empty().with("Version", version).with("Tier", "Standard");
    }

    private static String dataType(Params params) {
        return params.text("DataType")
                .map(type -> {
                    if (type.equals("text")) {
                        return type;
                    }
                    throw new WorldFault(
                            "NotModelled", "The Slipway rehearsal has only the data type text, not " + type + ".");
                })
                .orElse(null);
    }

    private static Answer get(SsmRequest request) {
        var name = request.params().required("Name");
        request.params().ignore("WithDecryption");
        request.params().nothingElse();
        var parameter = seen(request, name);
        return Answer.empty()
                .with(
                        "Parameter",
                        parameter
                                .map(it -> value(request, it))
                                .orElseThrow(() ->
                                        new WorldFault("ParameterNotFound", "Parameter " + name + " not found.")));
    }

    private static Answer getAll(SsmRequest request) {
        var names = request.requiredTexts("Names");
        request.params().ignore("WithDecryption");
        request.params().nothingElse();
        atMostTen(names);
        var found = new ArrayList<Answer>();
        var missing = new ArrayList<String>();
        for (var name : names) {
            seen(request, name).ifPresentOrElse(it -> found.add(value(request, it)), () -> missing.add(name));
        }
        return Answer.empty().with("Parameters", found).with("InvalidParameters", missing);
    }

    private static Optional<Parameter> seen(SsmRequest request, String reference) {
        var name = reference.replaceFirst("^arn:aws:ssm:[^:]+:\\d+:parameter(?=/)", "");
        if (name.contains(":")) {
            throw new WorldFault(
                    "NotModelled", "The Slipway rehearsal keeps no old versions or labels of parameters: " + reference);
        }
        return request.ssm().parameters().seen(name);
    }

    private static Answer delete(SsmRequest request) {
        var name = request.params().required("Name");
        request.params().nothingElse();
        request.ssm().parameters().delete(name);
        return Answer.empty();
    }

    private static Answer deleteAll(SsmRequest request) {
        var names = request.requiredTexts("Names");
        request.params().nothingElse();
        atMostTen(names);
        var deleted = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var store = request.ssm().parameters();
        for (var name : names) {
            if (store.own(name)) {
                store.delete(name);
                deleted.add(name);
            } else {
                missing.add(name);
            }
        }
        return Answer.empty().with("DeletedParameters", deleted).with("InvalidParameters", missing);
    }

    private static void atMostTen(List<String> names) {
        if (names.size() > 10) {
            throw SsmRequest.invalid(names.toString(), "names", "Member must have length less than or equal to 10");
        }
    }

    private static Answer describe(SsmRequest request) {
        var filters = request.params().structures("ParameterFilters").stream()
                .map(ParameterActions::filter)
                .toList();
        var paging = request.paging(1, 50);
        request.params().nothingElse();
        var found = request.ssm().parameters().seen().stream()
                .filter(it -> filters.stream().allMatch(filter -> filter.test(it)))
                .toList();
        var page = paging.of(found);
        return Answer.empty()
                .with(
                        "Parameters",
                        page.items().stream().map(it -> metadata(request, it)).toList())
                .with("NextToken", page.next());
    }

    private static Predicate<Parameter> filter(Params filter) {
        var key = filter.required("Key");
        var values = filter.texts("Values");
        boolean begins = filter.text("Option").orElse("Equals").equals("BeginsWith");
        return parameter -> {
            var actual = key.startsWith("tag:") ? parameter.tags().get(key.substring(4)) : field(parameter, key);
            return actual != null
                    && (values.isEmpty()
                            || values.stream().anyMatch(it -> begins ? actual.startsWith(it) : actual.equals(it)));
        };
    }

    private static String field(Parameter parameter, String key) {
        return switch (key) {
            case "Name" -> parameter.name();
            case "Type" -> parameter.type();
            default -> throw new WorldFault("InvalidFilterKey", "The filter key is not modelled: " + key);
        };
    }

    private static Answer value(SsmRequest request, Parameter it) {
        return Answer.empty()
                .with("Name", it.name())
                .with("Type", it.type())
                .with("Value", it.value())
                .with("Version", it.version())
                .with("LastModifiedDate", it.modifiedAt())
                .with("ARN", arn(request, it))
                .with("DataType", it.dataType());
    }

    private static Answer metadata(SsmRequest request, Parameter it) {
        return Answer.empty()
                .with("Name", it.name())
                .with("ARN", arn(request, it))
                .with("Type", it.type())
                .with("LastModifiedDate", it.modifiedAt())
                .with("Description", it.description())
                .with("Version", it.version())
                .with("Tier", "Standard")
                .with("DataType", it.dataType());
    }

    private static String arn(SsmRequest request, Parameter it) {
        return request.region().arn("ssm", "parameter" + (it.name().startsWith("/") ? "" : "/") + it.name());
    }
}
