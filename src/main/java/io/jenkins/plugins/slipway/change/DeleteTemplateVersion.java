package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;

/** Deletes the launch-template version that an operation made, unless the group still launches from it. */
public record DeleteTemplateVersion(Place place, String group, String templateId, String operation) implements Undo {
    @Override
    public String describe() {
        return "delete the version of launch template %s made by %s in %s".formatted(templateId, operation, place);
    }

    @Override
    public String byHand() {
        return ("aws ec2 delete-launch-template-versions --region %1$s --launch-template-id %2$s --versions"
                        + " $(aws ec2 describe-launch-template-versions --region %1$s --launch-template-id %2$s"
                        + " --query \"LaunchTemplateVersions[?VersionDescription=='%3$s'].VersionNumber\" --output text)")
                .formatted(place.region(), templateId, NumberedVersion.description(operation));
    }

    static UndoKind<DeleteTemplateVersion> kind(Clouds clouds) {
        return new Kind<>(
                "delete-template-version", DeleteTemplateVersion.class, (undo, run, cause) -> undo.delete(run, clouds));
    }

    /** Deletes it if it is there. */
    public void delete(Run run, Clouds clouds) {
        var cloud = place.open(clouds, run::admit);
        var found = run.until(Found.wait(
                "find the version",
                () -> NumberedVersion.find(cloud.templates(), templateId, NumberedVersion.description(operation))
                        .map(String::valueOf)
                        .stream()
                        .toList()));
        found.ids().forEach(number -> {
            run.effect(Effect.once("delete version " + number, () -> {
                if (cloud.fleets()
                        .find(group)
                        .filter(fleet -> fleet.templateVersion().equals(number))
                        .isPresent()) {
                    throw OperationFailed.because("group %s still launches from version %s".formatted(group, number));
                }
                cloud.templates().deleteVersion(templateId, Long.parseLong(number));
            }));
        });
    }
}
