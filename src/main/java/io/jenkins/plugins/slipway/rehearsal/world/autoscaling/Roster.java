package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The instances of a group as one half of a refresh sees them.
 *
 * @param outdated to be replaced, and may be
 * @param held to be replaced, but a person must act first: on standby or protected from scale in, with the preference Wait
 * @param exempt in service and left alone
 * @param updated launched by this half of the refresh
 * @param retired on standby, to be terminated without replacement
 */
record Roster(
        List<Member> outdated, List<Member> held, List<Member> exempt, List<Member> updated, List<Member> retired) {
    /** Going forward everything is outdated that this refresh did not launch and that does not match already. */
    static Roster forward(
            Group group, RefreshPreferences preferences, String origin, Optional<Machines.Template> matching) {
        return of(
                group,
                preferences,
                origin,
                member -> matching.filter(member::matches).isEmpty());
    }

    /** Going back only those are outdated that the refresh had launched. */
    static Roster back(Group group, RefreshPreferences preferences, String origin, String deployed) {
        return of(group, preferences, origin, member -> member.origin().equals(deployed));
    }

    private static Roster of(Group group, RefreshPreferences preferences, String origin, Predicate<Member> outdated) {
        var roster = new Roster(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var member : group.members()) {
            boolean standby = member.is(Lifecycle.STANDBY) || member.is(Lifecycle.ENTERING_STANDBY);
            if (!standby && !member.counts()) {
                continue;
            }
            if (member.origin().equals(origin)) {
                if (!standby) {
                    roster.updated.add(member);
                }
            } else if (!outdated.test(member)) {
                if (!standby) {
                    roster.exempt.add(member);
                }
            } else if (standby) {
                roster.aside(member, preferences.standbyInstances(), roster.retired);
            } else if (member.protectedFromScaleIn()) {
                roster.aside(member, preferences.protectedInstances(), roster.outdated);
            } else {
                roster.outdated.add(member);
            }
        }
        return roster;
    }

    private void aside(Member member, Aside preference, List<Member> whenReplaced) {
        switch (preference) {
            case REPLACE -> whenReplaced.add(member);
            case WAIT -> held.add(member);
            case IGNORE -> {
                if (member.counts()) {
                    exempt.add(member);
                }
            }
        }
    }

    /** All that are not yet replaced. */
    int remaining() {
        return outdated.size() + held.size();
    }

    /** How many instances this half is about: those replaced and those still to be. Surge is not counted twice. */
    int scope(int desired) {
        long heldAside = held.stream().filter(member -> !member.counts()).count();
        int room = desired + (int) heldAside - exempt.size();
        return Math.max(remaining(), Math.min(remaining() + updated.size(), room));
    }
}
