package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Optional;

/** Launch templates of one region. */
public interface Templates {
    /** @param version a number, {@code $Latest} or {@code $Default} */
    Optional<TemplateVersion> version(String templateId, String version);

    /** All versions, oldest first. */
    List<TemplateVersion> versions(String templateId);

    /**
     * A new version that differs from {@code sourceVersion} by its image only; its number is returned.
     *
     * @param description carries the operation id, since versions carry no tags
     */
    long createVersion(String templateId, long sourceVersion, String imageId, String description, String token);

    /** Asks whether a new version would be allowed, and makes none. @throws CloudFault as {@link #createVersion} would */
    void tryCreateVersion(String templateId, long sourceVersion, String imageId);

    /** Deletes a version; one that is not there is success. */
    void deleteVersion(String templateId, long number);
}
