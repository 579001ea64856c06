package io.jenkins.plugins.slipway.cloud;

/**
 * One numbered version of a launch template.
 *
 * @param imageId as written in the template; may be {@code resolve:ssm:…}
 * @param isDefault whether the template names it as such: AWS does not delete that one
 */
public record TemplateVersion(
        String templateId, String templateName, long number, String imageId, String description, boolean isDefault) {
    /** True when the image is looked up at launch: a native rollback of a refresh is then refused. */
    public boolean imageFromParameter() {
        return imageId.startsWith("resolve:ssm:");
    }
}
