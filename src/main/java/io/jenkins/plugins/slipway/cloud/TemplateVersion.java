package io.jenkins.plugins.slipway.cloud;

/**
 * One numbered version of a launch template.
 *
 * @param imageId as written in the template; may be {@code resolve:ssm:…}
 */
public record TemplateVersion(String templateId, String templateName, long number, String imageId, String description) {
    /** True when the image is looked up at launch: a native rollback of a refresh is then refused. */
    public boolean imageFromParameter() {
        return imageId.startsWith("resolve:ssm:");
    }
}
