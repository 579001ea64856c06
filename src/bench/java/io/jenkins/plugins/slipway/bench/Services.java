package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many services, each with a group of its own; those of one region stand behind one load balancer, so that the users of a thousand
 * services need not be simulated.
 *
 * @param first number of the first of them
 * @param size instances of each
 */
record Services(int first, int count, int size) {
    static final String IMAGE = "ami-00000000000000bec";
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "ca-central-1",
            "eu-central-1",
            "eu-west-1",
            "eu-west-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-northeast-1");

    Estate estate() {
        var sites = REGIONS.stream()
                .map(region ->
                        new Estate.Site(region, List.of(), List.of(), List.of(new Estate.BaseImage(IMAGE, false))))
                .toList();
        return new Estate(numbers().map(this::fleet).toList(), sites);
    }

    Stream<Spec> specs() {
        return numbers().map(Services::spec);
    }

    private Stream<Integer> numbers() {
        return IntStream.range(first, first + count).boxed();
    }

    private Estate.Fleet fleet(int number) {
        var rule =
                "arn:aws:elasticloadbalancing:%s:111122223333:listener-rule/app/shared/00000000000000aa/00000000000000bb/%016x"
                        .formatted(region(number), number + 1);
        return new Estate.Fleet(region(number), name(number), size, Optional.of(rule), List.of());
    }

    private static String name(int number) {
        return "service-" + number;
    }

    private static String region(int number) {
        return REGIONS.get(number % REGIONS.size());
    }

    private static Spec spec(int number) {
        return SpecReader.read(
                """
                version: 1
                service: %s
                image: {base: %s}
                environments:
                  production:
                    refresh: {minHealthy: 50%%, maxHealthy: 100%%, warmup: 3m, bakeTime: 0s}
                    targets: [{region: %s, group: %s}]
                """.formatted(name(number), IMAGE, region(number), name(number)), name(number) + ".yaml", Path.of("."));
    }
}
