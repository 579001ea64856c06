package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code image}. */
final class ImageReader {
    private static final Duration STEP = Duration.ofMinutes(10);

    private final Section image;
    private final Scripts folder;

    ImageReader(Section image, Scripts folder) {
        this.image = image;
        this.folder = folder;
    }

    ImageSpec read(String service) {
        var provision = image.items("provision").stream()
                .map(this::step)
                .flatMap(Optional::stream)
                .toList();
        requireSmall(provision);
        return new ImageSpec(
                base(),
                patch(),
                provision,
                image.items("verify").stream().map(this::check).toList(),
                image.text("instanceType").orElse("t3.small"),
                image.text("subnet"),
                image.texts("securityGroups"),
                image.text("instanceProfile"),
                image.text("parameter").orElse("/slipway/" + service + "/image"),
                copyTo(),
                image.texts("shareWith"));
    }

    private List<CopySpec> copyTo() {
        var copies = new ArrayList<CopySpec>();
        for (var item : image.items("copyTo")) {
            var region = item.text().isPresent() ? item : item.child("region");
            var name = region.text().orElse("");
            if (region.text().isPresent() && !Regions.KNOWN.contains(name)) {
                region.fault(
                        "unknown AWS region '" + name + "'",
                        Suggestion.orElse(name, Regions.KNOWN, "write a region such as eu-central-1"));
            }
            if (copies.stream().anyMatch(copy -> copy.region().equals(name))) {
                region.fault("region '" + name + "' is there twice", "remove one");
            }
            var key = item.text("kmsKey");
            key.ifPresent(arn -> requireRegion(item.child("kmsKey"), arn, name));
            copies.add(new CopySpec(name, key));
        }
        return copies;
    }

    private static void requireRegion(Section key, String arn, String region) {
        var parts = arn.split(":");
        if (arn.startsWith("arn:") && parts.length > 3 && !parts[3].equals(region)) {
            key.fault(
                    "the key is in region '" + parts[3] + "', its copy in '" + region + "'",
                    "name a key of the region that is copied to");
        }
    }

    private BaseImage base() {
        var text = image.text("base").orElse("");
        if (text.startsWith("golden:")) {
            image.child("base").notImplemented("'" + text + "': a base 'golden:…'", "name the base image itself");
        }
        if (text.startsWith("ssm:")) {
            return new BaseImage.FromParameter(text.substring("ssm:".length()));
        }
        if (!text.isEmpty()) {
            return new BaseImage.ById(text);
        }
        var base = image.child("base");
        return new BaseImage.Newest(
                base.text("owner").orElse(""), base.text("name").orElse(""));
    }

    private ImageSpec.Patch patch() {
        return switch (image.text("patch").orElse("security").toLowerCase(Locale.ROOT)) {
            case "none" -> ImageSpec.Patch.NONE;
            case "all" -> ImageSpec.Patch.ALL;
            default -> ImageSpec.Patch.SECURITY;
        };
    }

    private Optional<Provision> step(Section step) {
        var timeout = step.duration("timeout", Duration.ofSeconds(10), Duration.ofHours(4))
                .orElse(STEP);
        if (step.has("packages") && step.has("shell")) {
            step.fault("has both packages and shell", "make two steps of it");
            return Optional.empty();
        }
        if (step.has("packages")) {
            Section.faultDuplicates(step.items("packages").stream(), "package");
            return Optional.of(new Provision.Packages(step.texts("packages"), timeout));
        }
        if (step.has("shell")) {
            return step.text("shell").flatMap(shell -> script(step.child("shell"), shell, timeout));
        }
        if (!step.has("files")) {
            step.fault("has neither packages nor shell", "say what the step does");
        }
        return Optional.empty();
    }

    private Optional<Provision> script(Section shell, String text, Duration timeout) {
        boolean inline = text.contains("\n");
        try {
            var script = inline ? text : folder.read(text);
            if (script.isBlank()) {
                shell.fault("the script is empty", "write commands, or remove the step");
                return Optional.empty();
            }
            return Optional.of(
                    new Provision.Shell(inline ? "inline" : text, script.lines().toList(), timeout));
        } catch (Scripts.Unusable unusable) {
            shell.fault(unusable.getMessage(), unusable.remedy());
            return Optional.empty();
        }
    }

    private void requireSmall(List<Provision> provision) {
        var lines = new ArrayList<String>();
        provision.forEach(step -> {
            if (step instanceof Provision.Shell shell) {
                lines.addAll(shell.lines());
            }
        });
        int size = lines.stream().mapToInt(line -> line.length() + 1).sum();
        if (size > Scripts.MOST_BYTES) {
            image.child("provision")
                    .fault(
                            "the scripts have " + size + " characters together, more than " + Scripts.MOST_BYTES,
                            "let a short script fetch what is large");
        }
    }

    private ImageSpec.HttpCheck check(Section verify) {
        var http = verify.child("http");
        return new ImageSpec.HttpCheck(
                http.whole("port").orElse(0),
                http.text("path").orElse("/"),
                http.duration("within", Duration.ofSeconds(10), Duration.ofMinutes(30))
                        .orElse(Duration.ofMinutes(3)));
    }
}
