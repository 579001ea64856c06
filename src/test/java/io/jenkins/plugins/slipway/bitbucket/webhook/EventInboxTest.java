package io.jenkins.plugins.slipway.bitbucket.webhook;

import static io.jenkins.plugins.slipway.bitbucket.webhook.Payloads.C0;
import static io.jenkins.plugins.slipway.bitbucket.webhook.Payloads.C1;
import static io.jenkins.plugins.slipway.bitbucket.webhook.Payloads.C2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.Bitbuckets;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventRefused.Fault;
import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Signature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventInboxTest {
    private static final byte[] SECRET = "hook-secret".getBytes(StandardCharsets.UTF_8);
    private static final Instant T0 = Instant.parse("2026-11-18T09:00:00Z");
    private static final Instant T1 = Instant.parse("2026-11-19T09:00:00Z");
    private static final Instant T2 = Instant.parse("2026-11-20T09:00:00Z");

    private final Ledger ledger = Ledger.inMemory();
    private final Hook hook =
            new Hook("acme", SECRET, "acme", List.of("acme/checkout", "ACME/*"), Map.of("acme/checkout", "checkout"));
    private SimulatedBitbucket bitbucket;

    @AfterEach
    void close() {
        ledger.close();
        if (bitbucket != null) {
            bitbucket.close();
        }
    }

    private EventInbox inbox() {
        return new EventInbox(
                ledger,
                (connection, repository) -> Optional.ofNullable(bitbucket)
                        .map(there -> Bitbuckets.open(
                                there.address(), there.signIn(), Patience.upTo(Duration.ofMillis(50)))));
    }

    private EventInbox.Receipt take(String event, String body) throws EventRefused {
        return inbox().take(hook, signed(event, body));
    }

    private static Delivery signed(String event, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Delivery(event, Signature.of(bytes, SECRET), bytes);
    }

    private Map<String, Commit> kept() {
        return ledger.doraEvents().all().stream()
                .map(Commit.class::cast)
                .collect(Collectors.toMap(Commit::sha, commit -> commit, (first, again) -> again));
    }

    private static RepositoryCommit commit(String id, Instant at, String... parents) {
        return new RepositoryCommit(id, List.of(parents), at, at);
    }

    @Test
    void shouldKeepTheCommitsOfAPushThatTheMessageHoldsWhole() throws EventRefused {
        var receipt = take(
                "repo:push",
                Payloads.cloudPush(
                        C2,
                        C0,
                        false,
                        Payloads.cloudCommit(C2, C1, "2026-11-20T10:20:00+02:00"),
                        Payloads.cloudCommit(C1, C0, "2026-11-19T10:20:00+00:00")));

        assertThat(receipt).isEqualTo(new EventInbox.Receipt("acme/checkout", 2, "", "", true));
        assertThat(kept()).containsOnlyKeys(C1, C2);
        assertThat(kept().get(C2)).satisfies(commit -> {
            assertThat(commit.repo()).isEqualTo("bitbucket:acme/checkout");
            assertThat(commit.parents()).containsExactly(C1);
            assertThat(commit.authoredAt()).isEqualTo("2026-11-20T08:20:00Z");
        });
    }

    @Test
    void shouldFetchWhatACutMessageLeavesOut() throws EventRefused {
        bitbucket = SimulatedBitbucket.cloud();
        bitbucket.repository().add(commit(C0, T0)).add(commit(C1, T1, C0)).add(commit(C2, T2, C1));

        var receipt = take(
                "repo:push",
                Payloads.cloudPush(C2, C0, true, Payloads.cloudCommit(C2, C1, "2026-11-20T09:00:00+00:00")));

        assertThat(receipt.commits()).isEqualTo(2);
        assertThat(kept()).containsOnlyKeys(C1, C2);
    }

    @Test
    void shouldKeepWhatTheMessageHoldsWhenTheBranchIsNewOrWasRewritten() throws EventRefused {
        take(
                "repo:push",
                Payloads.cloudPush(C2, null, true, Payloads.cloudCommit(C2, C1, "2026-11-20T09:00:00+00:00")));
        assertThat(kept()).containsOnlyKeys(C2);

        bitbucket = SimulatedBitbucket.cloud();
        bitbucket.repository().add(commit(C1, T1));
        take("repo:push", Payloads.cloudPush(C1, C0, true, Payloads.cloudCommit(C1, C0, "2026-11-20T09:00:00+00:00")));
        assertThat(kept()).containsOnlyKeys(C1, C2);
    }

    @Test
    void shouldKeepWhatItHasAndSayWhyWhenBitbucketRefusesMore() throws EventRefused {
        bitbucket = SimulatedBitbucket.cloud();
        bitbucket.revoke("Bearer " + SimulatedBitbucket.TOKEN);

        var receipt = take(
                "repo:push",
                Payloads.cloudPush(C2, C0, true, Payloads.cloudCommit(C2, C1, "2026-11-20T09:00:00+00:00")));

        assertThat(receipt.commits()).isEqualTo(1);
        assertThat(receipt.lacking()).isNotBlank().doesNotContain(SimulatedBitbucket.TOKEN);
    }

    @Test
    void shouldReadAPushOfDataCenterAndFetchThatOfAnOlderOne() throws EventRefused {
        take("repo:refs_changed", Payloads.dataCenterPush(C2, C0, "UPDATE", Payloads.dataCenterCommits()));
        assertThat(kept()).containsOnlyKeys(C1, C2);
        assertThat(kept().get(C1).repo()).isEqualTo("bitbucket:ACME/checkout");
        assertThat(kept().get(C1).authoredAt()).isEqualTo(Instant.ofEpochMilli(1_795_160_000_000L));

        bitbucket = SimulatedBitbucket.dataCenter();
        var c3 = "c3" + "3".repeat(38);
        bitbucket.repository().add(commit(C0, T0)).add(commit(c3, T2, C0));
        take("repo:refs_changed", Payloads.dataCenterPush(c3, C0, "UPDATE", ""));
        assertThat(kept()).containsOnlyKeys(C1, C2, c3);

        assertThat(take("repo:refs_changed", Payloads.dataCenterPush("0".repeat(40), C2, "DELETE", ""))
                        .commits())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountASquashedCommitFromTheFirstOfItsPullRequest(boolean isCloud) throws EventRefused {
        var squashed = "5a" + "5".repeat(38);
        var at = Instant.parse("2026-11-20T11:00:00Z");
        bitbucket = isCloud ? SimulatedBitbucket.cloud() : SimulatedBitbucket.dataCenter();
        bitbucket
                .repository()
                .add(commit(C0, T0))
                .add(commit(C1, T1, C0))
                .add(commit(C2, T2, C1))
                .add(commit(squashed, at, C0))
                .branch(squashed.substring(0, 12), squashed)
                .add(
                        new PullRequest(
                                7, "Faster", true, T0, Optional.of(squashed), Optional.of(at), URI.create("https://x")),
                        List.of(C2, C1));

        take(
                isCloud ? "pullrequest:fulfilled" : "pr:merged",
                isCloud ? Payloads.cloudMerged(squashed) : Payloads.dataCenterMerged(squashed));

        assertThat(kept()).containsOnlyKeys(squashed);
        assertThat(kept().get(squashed).parents()).containsExactly(C0);
        assertThat(kept().get(squashed).authoredAt()).isEqualTo(T1);
        assertThat(kept().get(squashed).committedAt()).isEqualTo(at);
    }

    @Test
    void shouldLeaveAMergeAsItIs() throws EventRefused {
        var merge = "6a" + "6".repeat(38);
        bitbucket = SimulatedBitbucket.cloud();
        bitbucket
                .repository()
                .add(commit(C0, T0))
                .add(commit(C1, T1, C0))
                .add(commit(merge, T2, C0, C1))
                .branch(merge.substring(0, 12), merge)
                .add(
                        new PullRequest(
                                7, "Faster", true, T0, Optional.of(merge), Optional.of(T2), URI.create("https://x")),
                        List.of(C1));

        take("pullrequest:fulfilled", Payloads.cloudMerged(merge));

        assertThat(kept()).containsOnlyKeys(C1, merge);
        assertThat(kept().get(merge).parents()).containsExactly(C0, C1);
    }

    @Test
    void shouldSayThatThereMayBeADeploymentWhenARunOfPipelinesHasEnded() throws EventRefused {
        assertThat(take("repo:commit_status_updated", Payloads.cloudStatus("SUCCESSFUL"))
                        .deployed())
                .isEqualTo("checkout");
        assertThat(take("repo:commit_status_created", Payloads.cloudStatus("FAILED"))
                        .deployed())
                .isEqualTo("checkout");
        assertThat(take("repo:commit_status_updated", Payloads.cloudStatus("INPROGRESS"))
                        .deployed())
                .isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void shouldTakeAMessageOnceWhateverItsHeadersSay() throws EventRefused {
        var body = Payloads.cloudPush(C1, C0, false, Payloads.cloudCommit(C1, C0, "2026-11-20T10:20:00+02:00"));

        assertThat(take("repo:push", body).isNew()).isTrue();
        assertThat(take("repo:push", body).isNew()).isFalse();
        assertThat(ledger.doraEvents().all()).hasSize(1);
    }

    @Test
    void shouldTakeWhatIsOfNoConcernWithoutReadingIt() throws EventRefused {
        for (var event : List.of("diagnostics:ping", "repo:fork", "pullrequest:created", "null")) {
            assertThat(take(event, "no json").repository()).isEmpty();
        }
        assertThat(ledger.doraEvents().all()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotSignedBeforeItIsRead() {
        var body = "no json".getBytes(StandardCharsets.UTF_8);
        for (var signature : new String[] {
            null, "", "sha256=", "sha1=" + "0".repeat(40), Signature.of(body, "other".getBytes(StandardCharsets.UTF_8))
        }) {
            assertThatThrownBy(() -> inbox().take(hook, new Delivery("repo:push", signature, body)))
                    .isInstanceOfSatisfying(
                            EventRefused.class,
                            refused -> assertThat(refused.fault()).isEqualTo(Fault.UNSIGNED));
        }
        var long_ = new byte[EventInbox.MOST_BYTES + 1];
        assertThatThrownBy(() -> inbox().take(hook, new Delivery("repo:push", Signature.of(long_, SECRET), long_)))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"repository\": {\"full_name\": \"acme\"}}",
                "{\"repository\": {\"full_name\": \"acme/../x\"}}",
                "{\"repository\": {\"full_name\": \"acme/checkout\"}, \"push\": {\"changes\": [{\"new\": {\"target\": {}}}]}}",
                "{\"repository\": {\"full_name\": \"acme/checkout\"}, \"push\": {\"changes\": [{\"new\": {\"target\": {\"hash\": \"../../x\"}}}]}}",
                "{\"a\": 1, \"a\": 2}"
            })
    void shouldRefuseWhatIsNotAsItShouldBe(String body) {
        assertThatThrownBy(() -> take("repo:push", body))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.MALFORMED));
    }

    @Test
    void shouldRefuseARepositoryThatTheConnectionDoesNotSpeakFor() {
        var foreign = Payloads.cloudPush(C1, C0, false).replace("acme/checkout", "acme/payroll");

        assertThatThrownBy(() -> take("repo:push", foreign))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.FORBIDDEN))
                .hasMessageContaining("acme/payroll");
    }

    @Test
    void shouldAskToSendAgainWhileBitbucketItselfDoesNotAnswer() throws EventRefused {
        bitbucket = SimulatedBitbucket.cloud();
        bitbucket.repository().add(commit(C0, T0)).add(commit(C1, T1, C0)).add(commit(C2, T2, C1));
        var body = Payloads.cloudPush(C2, C0, true);
        for (int i = 0; i < 3; i++) {
            bitbucket.answerNext(503, "");
        }

        assertThatThrownBy(() -> take("repo:push", body))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(Fault.LATER));
        assertThat(kept()).isEmpty();
        bitbucket.close();
        bitbucket = SimulatedBitbucket.cloud();
        bitbucket.repository().add(commit(C0, T0)).add(commit(C1, T1, C0)).add(commit(C2, T2, C1));
        assertThat(take("repo:push", body).commits()).isEqualTo(2);
    }
}
