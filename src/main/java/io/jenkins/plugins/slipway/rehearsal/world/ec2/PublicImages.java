package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Amazon Linux, as Amazon publishes it in every region (Amazon Linux 2023 User Guide, "AL2023 on Amazon EC2"). */
public final class PublicImages {
    private static final String DEFAULT_KERNEL = "6.1";

    /** One publication; the last is the newest. */
    private record Publication(String version, Instant at) {}

    private static final List<Publication> AL2023 = List.of(
            new Publication("2023.8.20250915.0", Instant.parse("2025-09-16T20:11:00Z")),
            new Publication("2023.9.20251117.1", Instant.parse("2025-11-19T01:02:00Z")),
            new Publication("2023.9.20251208.0", Instant.parse("2025-12-09T19:40:00Z")));
    private static final Publication AL2 = new Publication("2.0.20251110.1", Instant.parse("2025-11-12T18:30:00Z"));

    private PublicImages() {}

    static List<Image> of(Region region) {
        var images = new ArrayList<Image>();
        for (var architecture : Architecture.values()) {
            for (var publication : AL2023) {
                for (var variant : List.of("ami", "ami-minimal")) {
                    images.add(image(region, al2023(variant, publication, architecture), publication, architecture));
                }
            }
            images.add(image(region, al2(architecture), AL2, architecture));
        }
        return images;
    }

    /**
     * Ids by the public parameters that name the newest image (Systems Manager User Guide, "Calling AMI public parameters in
     * Parameter Store").
     */
    public static Map<String, String> parameters(Region region) {
        var newest = AL2023.get(AL2023.size() - 1);
        var root = "/aws/service/ami-amazon-linux-latest/";
        var parameters = new TreeMap<String, String>();
        for (var architecture : Architecture.values()) {
            for (var variant : List.of("ami", "ami-minimal")) {
                var id = Fixed.common(Kind.IMAGE, region, al2023(variant, newest, architecture));
                for (var kernel : List.of("default", DEFAULT_KERNEL)) {
                    parameters.put(root + "al2023-" + variant + "-kernel-" + kernel + "-" + architecture.word(), id);
                }
            }
            parameters.put(
                    root + "amzn2-ami-hvm-" + architecture.word() + "-gp2",
                    Fixed.common(Kind.IMAGE, region, al2(architecture)));
        }
        return parameters;
    }

    private static String al2023(String variant, Publication publication, Architecture architecture) {
        return "al2023-" + variant + "-" + publication.version() + "-kernel-" + DEFAULT_KERNEL + "-"
                + architecture.word();
    }

    private static String al2(Architecture architecture) {
        return "amzn2-ami-hvm-" + AL2.version() + "-" + architecture.word() + "-gp2";
    }

    private static Image image(Region region, String name, Publication publication, Architecture architecture) {
        var root = new Image.Device("/dev/xvda", Fixed.common(Kind.SNAPSHOT, region, name), 8, null);
        return new Image(
                Fixed.common(Kind.IMAGE, region, name),
                name,
                name.startsWith("al2023") ? "Amazon Linux 2023 AMI" : "Amazon Linux 2 AMI",
                Image.AMAZON,
                "available",
                null,
                publication.at(),
                architecture,
                List.of(root),
                null,
                null,
                Set.of(),
                Behaviour.GOOD,
                Map.of());
    }
}
