package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Moves the active refresh of a group on by one look [instance-refresh-overview]. */
final class RefreshRound {
    /** Without progress for so long, and a warmup, a refresh fails. */
    static final Duration STALL = Duration.ofHours(1);

    static final Duration LONGEST = Duration.ofDays(14);
    private static final Comparator<Member> OLDEST_FIRST =
            Comparator.comparing(Member::launchedAt).thenComparing(Member::id);

    private final Region region;
    private final Attachments attachments;
    private final Launches launches;
    private final Terminations terminations;
    private final Capacity capacity;

    RefreshRound(
            Region region, Attachments attachments, Launches launches, Terminations terminations, Capacity capacity) {
        this.region = region;
        this.attachments = attachments;
        this.launches = launches;
        this.terminations = terminations;
        this.capacity = capacity;
    }

    void look(Group group, InstanceRefresh refresh) {
        switch (refresh.state()) {
            case PENDING -> refresh.begin(now());
            case IN_PROGRESS ->
                alarm(refresh)
                        .or(() -> tooLong(refresh))
                        .ifPresentOrElse(
                                why -> refresh.fail(why, deployed(group, refresh), now()),
                                () -> replace(group, refresh));
            case BAKING ->
                alarm(refresh)
                        .ifPresentOrElse(
                                why -> refresh.fail(why, deployed(group, refresh), now()), () -> bake(group, refresh));
            case ROLLBACK_IN_PROGRESS -> replace(group, refresh);
            case CANCELLING -> cancel(group, refresh);
            case SUCCESSFUL, FAILED, CANCELLED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
                throw new IllegalStateException(
                        "nothing moves a refresh that is " + refresh.state().word());
        }
    }

    private void replace(Group group, InstanceRefresh refresh) {
        var roster = roster(group, refresh);
        var readiness = readiness(group, refresh, group.counted());
        int scope = roster.scope(group.settings().desired());
        var paused = suspended(group)
                || (!refresh.goingBack() && refresh.checkpoints().closed(now()));
        if (!paused) {
            terminate(group, roster.retired());
        }
        act(group, refresh, roster, readiness, paused ? 0 : reach(refresh, roster, scope));
        score(group, refresh, paused);
    }

    /** How many replacements may begin before the next checkpoint; a rollback has none. */
    private static int reach(InstanceRefresh refresh, Roster roster, int scope) {
        int open = refresh.goingBack()
                ? roster.remaining()
                : refresh.checkpoints().limit(scope) - (scope - roster.remaining());
        return Math.max(0, Math.min(roster.outdated().size(), open));
    }

    private void act(Group group, InstanceRefresh refresh, Roster roster, Map<Member, Readiness> readiness, int reach) {
        var ready = roster.outdated().stream()
                .filter(member -> readiness.get(member) == Readiness.READY)
                .sorted(OLDEST_FIRST)
                .toList();
        var unready = roster.outdated().stream()
                .filter(member -> readiness.get(member) != Readiness.READY)
                .sorted(OLDEST_FIRST)
                .toList();
        var budget = ReplacementBudget.of(
                group.settings().desired(), refresh.preferences().range());
        var moves = budget.moves(new ReplacementBudget.Headcount(
                readiness.size(), count(readiness.values()), ready.size(), unready.size(), reach, refresh.goingBack()));
        if (!group.suspended(ScalingProcess.TERMINATE)) {
            terminate(group, unready.subList(0, moves.terminateUnready()));
            terminate(group, ready.subList(0, moves.terminateReady()));
            for (int i = moves.surplus(); i > 0; i--) {
                capacity.shrinkByOne(group);
            }
        }
        launches.launch(
                group,
                refresh.source(group.settings()),
                moves.launch(),
                refresh.origin(),
                "an instance was launched in response to an instance refresh.");
    }

    private void terminate(Group group, List<Member> members) {
        members.forEach(member -> terminations.begin(
                group, member, "an instance was taken out of service in response to an instance refresh."));
    }

    /** After the moves: how far it is, what it waits for, whether it is over. */
    private void score(Group group, InstanceRefresh refresh, boolean paused) {
        var roster = roster(group, refresh);
        var readiness = readiness(group, refresh, roster.updated());
        int scope = roster.scope(group.settings().desired());
        int begun = scope - roster.remaining();
        int replaced = Math.min(begun, count(readiness.values()));
        if (refresh.goingBack()) {
            refresh.regress(roster.remaining());
        } else {
            refresh.progress(replaced, scope, roster.remaining());
            refresh.checkpoints().reached(replaced, scope, now());
        }
        refresh.moving(begun + replaced, paused, now());
        refresh.explain(WaitingFor.words(group, refresh, roster, readiness, now()));
        boolean allReady = readiness.values().stream().allMatch(Readiness.READY::equals);
        boolean enough = group.counted().size() >= group.settings().desired();
        if (refresh.goingBack()) {
            if (roster.remaining() == 0 && allReady && enough) {
                refresh.end(RefreshState.ROLLBACK_SUCCESSFUL, null, now());
            } else if (stalled(refresh)) {
                refresh.end(RefreshState.ROLLBACK_FAILED, stallReason(refresh), now());
            }
        } else if (replaced >= refresh.checkpoints().goal(scope) && allReady && enough) {
            succeedOrBake(group, refresh);
        } else if (stalled(refresh)) {
            refresh.fail(stallReason(refresh), deployed(group, refresh), now());
        }
    }

    private void succeedOrBake(Group group, InstanceRefresh refresh) {
        if (refresh.replacedAll(now())) {
            save(group, refresh);
        }
    }

    private void bake(Group group, InstanceRefresh refresh) {
        capacity.fill(group, refresh.source(group.settings()), refresh.origin());
        capacity.shrink(group);
        if (refresh.baked(now())) {
            refresh.end(RefreshState.SUCCESSFUL, null, now());
            save(group, refresh);
        }
    }

    /** Only success saves the desired configuration on the group [instance-refresh-overview]. */
    private static void save(Group group, InstanceRefresh refresh) {
        refresh.desired().ifPresent(source -> group.settings(group.settings().launch(source)));
    }

    /** Nothing new begins; what is in flight comes to its end first, unless told not to wait [API_CancelInstanceRefresh]. */
    private void cancel(Group group, InstanceRefresh refresh) {
        capacity.fill(group, refresh.source(group.settings()), "");
        var inFlight = group.members().stream()
                .anyMatch(member -> member.is(Lifecycle.TERMINATING) || member.is(Lifecycle.PENDING));
        if (!refresh.cancelWaits() || !inFlight) {
            refresh.end(RefreshState.CANCELLED, "Cancelled due to user request.", now());
        }
    }

    private Roster roster(Group group, InstanceRefresh refresh) {
        if (refresh.goingBack()) {
            return Roster.back(group, refresh.preferences(), refresh.origin(), refresh.deployed());
        }
        Optional<Machines.Template> matching = Optional.of(refresh.source(group.settings()))
                .filter(source -> refresh.preferences().skipMatching())
                .map(source -> region.machines().template(source.templateId(), source.version()));
        return Roster.forward(group, refresh.preferences(), refresh.origin(), matching);
    }

    private Map<Member, Readiness> readiness(Group group, InstanceRefresh refresh, Collection<Member> members) {
        return members.stream()
                .collect(Collectors.toMap(Function.identity(), member -> readiness(group, refresh, member)));
    }

    private Readiness readiness(Group group, InstanceRefresh refresh, Member member) {
        return Readiness.of(
                region, attachments, group, member, refresh.preferences().warmup());
    }

    private static int count(Collection<Readiness> readiness) {
        return (int) readiness.stream().filter(Readiness.READY::equals).count();
    }

    private static int deployed(Group group, InstanceRefresh refresh) {
        return (int) group.counted().stream()
                .filter(member -> member.origin().equals(refresh.deployed()))
                .count();
    }

    /** Suspending these pauses a refresh without ending it [as-suspend-resume-processes]. */
    private static boolean suspended(Group group) {
        return group.suspended(ScalingProcess.INSTANCE_REFRESH)
                || group.suspended(ScalingProcess.LAUNCH)
                || group.suspended(ScalingProcess.TERMINATE);
    }

    private Optional<String> alarm(InstanceRefresh refresh) {
        return refresh.preferences().alarms().stream()
                .filter(name ->
                        region.alarms().state(name).filter("ALARM"::equals).isPresent())
                .findFirst()
                .map(name -> "The CloudWatch alarm " + name + " is in the ALARM state.");
    }

    private Optional<String> tooLong(InstanceRefresh refresh) {
        return refresh.created().plus(LONGEST).isBefore(now())
                ? Optional.of("The instance refresh did not complete within 14 days.")
                : Optional.empty();
    }

    private boolean stalled(InstanceRefresh refresh) {
        return refresh.withoutProgressFor(STALL.plus(refresh.preferences().warmup()), now());
    }

    private static String stallReason(InstanceRefresh refresh) {
        return "The instance refresh made no progress for an hour. "
                + refresh.view().reason().orElse("");
    }

    private Instant now() {
        return region.world().now();
    }
}
