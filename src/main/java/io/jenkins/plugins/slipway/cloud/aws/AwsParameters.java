package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Parameter;
import io.jenkins.plugins.slipway.cloud.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/** {@link Parameters} on SSM Parameter Store. */
record AwsParameters(Calls calls) implements Parameters {
    /** The most that AWS gives at once. */
    private static final int PAGE = 50;

    @Override
    public Optional<String> get(String name) {
        var request = GetParameterRequest.builder().name(name).build();
        return calls.find(Api.GET_PARAMETER, request, ssm()::getParameter)
                .map(answer -> answer.parameter().value());
    }

    /** The filter has no "whatever its value", but it has a beginning. Names only are listed: value and tags take a call each. */
    @Override
    public List<Parameter> withTag(String key, String valuePrefix) {
        return calls
                .<DescribeParametersRequest, DescribeParametersResponse, ParameterMetadata>all(
                        Api.DESCRIBE_PARAMETERS,
                        token -> DescribeParametersRequest.builder()
                                .parameterFilters(filter -> filter.key("tag:" + key)
                                        .option("BeginsWith")
                                        .values(valuePrefix))
                                .maxResults(PAGE)
                                .nextToken(token)
                                .build(),
                        ssm()::describeParameters,
                        DescribeParametersResponse::parameters,
                        DescribeParametersResponse::nextToken)
                .stream()
                .flatMap(found -> parameter(found.name()).stream())
                .toList();
    }

    /** Empty when it was deleted in the meantime. */
    private Optional<Parameter> parameter(String name) {
        var request = ListTagsForResourceRequest.builder()
                .resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId(name)
                .build();
        return get(name)
                .flatMap(value -> calls.find(Api.LIST_TAGS_FOR_RESOURCE, request, ssm()::listTagsForResource)
                        .map(answer -> new Parameter(
                                name,
                                value,
                                answer.tagList().stream().collect(Collectors.toMap(Tag::key, Tag::value)))));
    }

    /** SSM takes tags only at birth, and refuses them together with an overwrite. */
    @Override
    public void put(String name, String value, Map<String, String> tags) {
        var request = PutParameterRequest.builder().name(name).value(value).type(ParameterType.STRING);
        try {
            var birth = request.overwrite(false);
            if (!tags.isEmpty()) {
                birth.tags(ssmTags(tags));
            }
            calls.send(Api.PUT_PARAMETER, birth.build(), ssm()::putParameter);
        } catch (CloudFault fault) {
            if (fault.kind() != CloudFault.Kind.ALREADY_EXISTS) {
                throw fault;
            }
            overwrite(name, value, tags);
        }
    }

    private void overwrite(String name, String value, Map<String, String> tags) {
        var request = PutParameterRequest.builder()
                .name(name)
                .value(value)
                .type(ParameterType.STRING)
                .overwrite(true)
                .build();
        calls.send(Api.PUT_PARAMETER, request, ssm()::putParameter);
        if (!tags.isEmpty()) {
            var tagging = AddTagsToResourceRequest.builder()
                    .resourceType(ResourceTypeForTagging.PARAMETER)
                    .resourceId(name)
                    .tags(ssmTags(tags))
                    .build();
            calls.send(Api.ADD_TAGS_TO_RESOURCE, tagging, ssm()::addTagsToResource);
        }
    }

    @Override
    public void delete(String name) {
        var request = DeleteParameterRequest.builder().name(name).build();
        calls.find(Api.DELETE_PARAMETER, request, ssm()::deleteParameter);
    }

    private SsmClient ssm() {
        return calls.target().ssm();
    }

    private static List<Tag> ssmTags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
