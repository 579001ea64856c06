package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

/** {@link Parameters} on SSM Parameter Store. */
record AwsParameters(Calls calls) implements Parameters {
    @Override
    public Optional<String> get(String name) {
        var request = GetParameterRequest.builder().name(name).build();
        return calls.find(Api.GET_PARAMETER, request, ssm()::getParameter)
                .map(answer -> answer.parameter().value());
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
