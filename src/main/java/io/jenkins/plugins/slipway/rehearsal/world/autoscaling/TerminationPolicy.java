package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which instance goes first when a group shrinks [ec2-auto-scaling-termination-policies]. */
enum TerminationPolicy {
    DEFAULT("Default", OldestTemplate.FIRST.thenComparing(Member::launchedAt)),
    OLDEST_INSTANCE("OldestInstance", Comparator.comparing(Member::launchedAt)),
    NEWEST_INSTANCE("NewestInstance", Comparator.comparing(Member::launchedAt).reversed()),
    OLDEST_LAUNCH_TEMPLATE("OldestLaunchTemplate", OldestTemplate.FIRST);

    private final String word;
    private final Comparator<Member> order;

    TerminationPolicy(String word, Comparator<Member> order) {
        this.word = word;
        this.order = order;
    }

    static TerminationPolicy named(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refusals.notModelled("termination policy " + word));
    }

    /** The member to let go: from the fullest zone first, so that zones stay balanced. */
    static Member choose(List<Member> members, List<String> policies) {
        Map<String, Long> perZone =
                members.stream().collect(Collectors.groupingBy(Member::zone, Collectors.counting()));
        Comparator<Member> order = Comparator.comparing((Member member) -> -perZone.get(member.zone()));
        for (var policy : policies) {
            order = order.thenComparing(named(policy).order);
        }
        Function<Member, Instant> launched = Member::launchedAt;
        return members.stream()
                .min(order.thenComparing(launched).thenComparing(Member::id))
                .orElseThrow();
    }

    private static final class OldestTemplate {
        static final Comparator<Member> FIRST = Comparator.comparingLong(Member::templateVersion);
    }
}
