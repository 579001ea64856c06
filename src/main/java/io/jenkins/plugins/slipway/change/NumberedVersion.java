package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import io.jenkins.plugins.slipway.cloud.Templates;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Run;
import java.util.List;
import java.util.Optional;

/** A new numbered launch-template version: the group's own, with another image. */
public final class NumberedVersion {
    private static final String MAKER = "slipway ";

    private NumberedVersion() {}

    /** @return its number */
    public static long create(
            Run run, Clouds clouds, Place place, String group, String templateId, long source, String imageId) {
        var templates = place.open(clouds, run::admit).templates();
        var description = description(run.id().value());
        return run.effect(Effect.named("create launch template version", Long.class)
                .given(List.of(templateId, source, imageId))
                .undoneBy(new DeleteTemplateVersion(
                        place, group, templateId, run.id().value()))
                .adopting(() -> find(templates, templateId, description))
                .doing(token -> templates.createVersion(templateId, source, imageId, description, token)));
    }

    static Optional<Long> find(Templates templates, String templateId, String description) {
        return templates.versions(templateId).stream()
                .filter(version -> version.description().equals(description))
                .map(TemplateVersion::number)
                .findFirst();
    }

    /** Template versions carry no tags: the operation is in the description. */
    public static String description(String operation) {
        return MAKER + operation;
    }

    /** The operation that made a version, or empty when none did. */
    public static Optional<String> operation(TemplateVersion version) {
        return Optional.of(version.description())
                .filter(text -> text.startsWith(MAKER))
                .map(text -> text.substring(MAKER.length()));
    }
}
