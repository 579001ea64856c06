package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupView;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.MemberView;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every knob that was touched is as it was, or a person is told: sizes, suspended processes, protection, the mark. */
final class KnobsRestored implements Invariant {
    private static final Pattern SIZES = Pattern.compile("least size");
    private static final Pattern PROTECTION = Pattern.compile("from scale-in");
    private static final Pattern MARK = Pattern.compile("take the mark");

    @Override
    public String name() {
        return "knobs";
    }

    @Override
    public Stream<String> atEnd(Aftermath end) {
        return end.scene().fleets().stream().flatMap(fleet -> {
            var before = fleet.before();
            var now = fleet.now(end.scene().world());
            var resized = end.happened(FaultKind.HAND_ON_GROUP, fleet.region());
            return Stream.of(
                            differs(
                                    end,
                                    SIZES,
                                    "least size",
                                    before.settings().min(),
                                    now.settings().min()),
                            resized
                                    ? Stream.<String>empty()
                                    : differs(
                                            end,
                                            SIZES,
                                            "desired size",
                                            before.settings().desired(),
                                            now.settings().desired()),
                            resized
                                    ? Stream.<String>empty()
                                    : differs(
                                            end,
                                            SIZES,
                                            "most",
                                            before.settings().max(),
                                            now.settings().max()),
                            differs(
                                    end,
                                    SIZES,
                                    "suspended processes",
                                    before.suspended().keySet(),
                                    now.suspended().keySet()),
                            differs(
                                    end,
                                    PROTECTION,
                                    "protection of what is launched",
                                    before.settings().protectedFromScaleIn(),
                                    now.settings().protectedFromScaleIn()),
                            fewer(end, isProtected(before), isProtected(now), resized || lost(end, fleet.region())),
                            differs(end, MARK, "mark", marked(before), marked(now)))
                    .flatMap(each -> each)
                    .map(text -> "group " + fleet.group() + ": " + text);
        });
    }

    /** What dies takes its protection along. */
    private static boolean lost(Aftermath end, String region) {
        return end.happened(FaultKind.INTERRUPTION, region) || end.happened(FaultKind.ZONE_LOST, region);
    }

    private static Stream<String> fewer(Aftermath end, long before, long now, boolean excused) {
        return now >= before || excused || end.named(PROTECTION)
                ? Stream.empty()
                : Stream.of(
                        "%d instances were protected from scale-in, %d are, and nobody is told".formatted(before, now));
    }

    private static long isProtected(GroupView group) {
        return group.members().stream().filter(MemberView::protectedFromScaleIn).count();
    }

    private static boolean marked(GroupView group) {
        return group.tags().stream().map(GroupTag::key).anyMatch(Ownership.OPERATION_TAG::equals);
    }

    private static Stream<String> differs(Aftermath end, Pattern named, String knob, Object before, Object now) {
        return before.equals(now) || end.named(named)
                ? Stream.empty()
                : Stream.of("%s was %s, is %s, and nobody is told".formatted(knob, before, now));
    }
}
