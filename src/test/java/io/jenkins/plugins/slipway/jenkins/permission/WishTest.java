package io.jenkins.plugins.slipway.jenkins.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class WishTest {
    private static final Origin MAIN = new Origin("shop/checkout", Optional.of("main"));
    private static final Starter ALICE = new Starter("alice", true);
    private static final Starter BOB = new Starter("bob", false);
    private static final Grant OF_MAIN = grant("shop/checkout", "main", "production", "acme-production");

    private static Grant grant(String job, String branch, String environment, String connection) {
        var grant = new Grant(job, environment, connection);
        grant.setBranch(branch);
        return grant;
    }

    private static Wish wish(Origin origin, List<Starter> starters, boolean replayed, FolderLimit... limits) {
        return new Wish(
                "Slipway/Deploy",
                "shop » checkout » main #12",
                origin,
                "production",
                new TreeSet<>(Set.of("acme-production")),
                starters,
                replayed,
                List.of(limits));
    }

    @Test
    void shouldAllowAPersonWithThePermissionWhenThereIsNoGrant() throws Refused {
        assertThat(wish(MAIN, List.of(BOB, ALICE), false).decide(List.of())).isEqualTo(new Permit("alice"));
    }

    @Test
    void shouldRefuseAPersonWithoutThePermissionAndSayWhatIsMissing() {
        assertThatThrownBy(() -> wish(MAIN, List.of(BOB), false).decide(List.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContainingAll(
                        "bob started it without Slipway/Deploy",
                        "job 'shop/checkout', branch 'main'",
                        "'production'",
                        "acme-production",
                        "Manage Jenkins > System > Slipway > Grants");
    }

    @Test
    void shouldRefuseWhenNobodyStartedItAndThereIsNoGrant() {
        assertThatThrownBy(() -> wish(MAIN, List.of(), false).decide(List.of()))
                .hasMessageContaining("SYSTEM does not count");
    }

    @Test
    void shouldAllowByAGrantWhenNobodyStartedIt() throws Refused {
        assertThat(wish(MAIN, List.of(), false).decide(List.of(OF_MAIN)).by())
                .isEqualTo("grant of job 'shop/checkout', branch 'main', to production through acme-production");
    }

    @Test
    void shouldNotCoverAReplayByAGrant() throws Refused {
        assertThatThrownBy(() -> wish(MAIN, List.of(BOB), true).decide(List.of(OF_MAIN)))
                .hasMessageContaining("it is a replay");
        assertThat(wish(MAIN, List.of(ALICE), true).decide(List.of()).by()).isEqualTo("alice");
    }

    @Test
    void shouldRefuseAConnectionThatAFolderForbidsEvenToAPersonWithThePermission() {
        var staging = new FolderLimit("shop", Set.of("acme-staging"));
        var none = new FolderLimit("shop", Set.of());

        assertThatThrownBy(() -> wish(MAIN, List.of(ALICE), false, staging).decide(List.of(OF_MAIN)))
                .hasMessageContainingAll("folder 'shop'", "'acme-production'", "allows acme-staging");
        assertThatThrownBy(() -> wish(MAIN, List.of(ALICE), false, none).decide(List.of()))
                .hasMessageContaining("allows none");
    }

    @Test
    void shouldAllowOnlyWhatEveryFolderOnTheWayAllows() throws Refused {
        var inner = new FolderLimit("org/shop", Set.of("acme-production", "acme-staging"));
        var outer = new FolderLimit("org", Set.of("acme-staging"));

        assertThat(wish(MAIN, List.of(ALICE), false, inner).decide(List.of()).by())
                .isEqualTo("alice");
        assertThatThrownBy(() -> wish(MAIN, List.of(ALICE), false, inner, outer).decide(List.of()))
                .hasMessageContaining("folder 'org'");
    }

    @Test
    void shouldNeedAGrantForEachConnection() {
        var both = new Wish(
                "Slipway/Deploy",
                "checkout #1",
                MAIN,
                "production",
                new TreeSet<>(Set.of("acme-production", "acme-us")),
                List.of(),
                false,
                List.of());

        assertThatThrownBy(() -> both.decide(List.of(OF_MAIN))).hasMessageContaining("connection acme-us in");
    }

    /** A record in the ledger, for one. */
    @Test
    void shouldSayThatAnyConnectionDoesWhenOnlyTheLedgerIsWritten() {
        assertThatThrownBy(() -> ofNoConnection("production").decide(List.of()))
                .hasMessageContaining("a grant to environment 'production', with any connection, in Manage Jenkins");
    }

    @Test
    void shouldAskForJobAndEnvironmentOnlyWhenNoConnectionIsUsed() throws Refused {
        assertThat(ofNoConnection("production").decide(List.of(OF_MAIN)).by()).contains(OF_MAIN.toString());
        assertThatThrownBy(() -> ofNoConnection("elsewhere").decide(List.of(OF_MAIN)))
                .isInstanceOf(Refused.class);
    }

    private static Wish ofNoConnection(String environment) {
        return new Wish("Slipway/Deploy", "a #1", MAIN, environment, new TreeSet<>(), List.of(), false, List.of());
    }
}
