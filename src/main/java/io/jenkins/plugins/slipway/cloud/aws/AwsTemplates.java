package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import io.jenkins.plugins.slipway.cloud.Templates;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseErrorItem;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateErrorCode;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/** {@link Templates} on EC2. */
record AwsTemplates(Calls calls) implements Templates {
    @Override
    public Optional<TemplateVersion> version(String templateId, String version) {
        var request = DescribeLaunchTemplateVersionsRequest.builder()
                .launchTemplateId(templateId)
                .versions(version)
                .build();
        return calls
                .find(Api.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, request, ec2()::describeLaunchTemplateVersions)
                .stream()
                .flatMap(answer -> answer.launchTemplateVersions().stream())
                .map(AwsTemplates::version)
                .findFirst();
    }

    @Override
    public List<TemplateVersion> versions(String templateId) {
        return calls
                .<DescribeLaunchTemplateVersionsRequest, DescribeLaunchTemplateVersionsResponse, LaunchTemplateVersion>
                        all(
                                Api.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS,
                                token -> DescribeLaunchTemplateVersionsRequest.builder()
                                        .launchTemplateId(templateId)
                                        .nextToken(token)
                                        .build(),
                                ec2()::describeLaunchTemplateVersions,
                                DescribeLaunchTemplateVersionsResponse::launchTemplateVersions,
                                DescribeLaunchTemplateVersionsResponse::nextToken)
                .stream()
                .map(AwsTemplates::version)
                .sorted(Comparator.comparingLong(TemplateVersion::number))
                .toList();
    }

    @Override
    public long createVersion(String templateId, long sourceVersion, String imageId, String description, String token) {
        var request = newVersion(templateId, sourceVersion, imageId)
                .versionDescription(description)
                .clientToken(token)
                .build();
        return calls.send(Api.CREATE_LAUNCH_TEMPLATE_VERSION, request, ec2()::createLaunchTemplateVersion)
                .launchTemplateVersion()
                .versionNumber();
    }

    @Override
    public void tryCreateVersion(String templateId, long sourceVersion, String imageId) {
        var request = newVersion(templateId, sourceVersion, imageId)
                .clientToken("try-" + templateId + "-" + sourceVersion)
                .dryRun(true)
                .build();
        DryRun.prove(() -> calls.send(Api.CREATE_LAUNCH_TEMPLATE_VERSION, request, ec2()::createLaunchTemplateVersion));
    }

    private static CreateLaunchTemplateVersionRequest.Builder newVersion(
            String templateId, long sourceVersion, String imageId) {
        return CreateLaunchTemplateVersionRequest.builder()
                .launchTemplateId(templateId)
                .sourceVersion(Long.toString(sourceVersion))
                .launchTemplateData(data -> data.imageId(imageId));
    }

    @Override
    public void deleteVersion(String templateId, long number) {
        var request = DeleteLaunchTemplateVersionsRequest.builder()
                .launchTemplateId(templateId)
                .versions(Long.toString(number))
                .build();
        calls.find(Api.DELETE_LAUNCH_TEMPLATE_VERSIONS, request, ec2()::deleteLaunchTemplateVersions)
                .ifPresent(answer ->
                        answer.unsuccessfullyDeletedLaunchTemplateVersions().forEach(this::requireGone));
    }

    /** The call succeeds even where it deleted nothing, and tells in its answer. */
    private void requireGone(DeleteLaunchTemplateVersionsResponseErrorItem item) {
        var code = item.responseError().code();
        if (code == LaunchTemplateErrorCode.LAUNCH_TEMPLATE_VERSION_DOES_NOT_EXIST
                || code == LaunchTemplateErrorCode.LAUNCH_TEMPLATE_ID_DOES_NOT_EXIST) {
            return;
        }
        var action = Api.DELETE_LAUNCH_TEMPLATE_VERSIONS.action();
        throw new CloudFault(
                CloudFault.Kind.INVALID,
                action,
                item.responseError().codeAsString(),
                action + " in " + calls.target().region() + " did not delete version " + item.versionNumber() + " of "
                        + item.launchTemplateId() + ": " + item.responseError().message(),
                null);
    }

    private static TemplateVersion version(LaunchTemplateVersion found) {
        var data = found.launchTemplateData();
        return new TemplateVersion(
                found.launchTemplateId(),
                found.launchTemplateName(),
                found.versionNumber(),
                data == null || data.imageId() == null ? "" : data.imageId(),
                found.versionDescription() == null ? "" : found.versionDescription(),
                Boolean.TRUE.equals(found.defaultVersion()));
    }

    private Ec2Client ec2() {
        return calls.target().ec2();
    }
}
