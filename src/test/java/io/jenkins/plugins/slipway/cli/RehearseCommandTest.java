package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {
    private static final String CHECKOUT = "examples/checkout/slipway.yaml";

    @Test
    void shouldRehearseTwoAccountsWithoutAnyViolation() {
        var ran = Ran.slipway("rehearse", "examples/accounts/slipway.yaml", "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.json().path("violations")).isEmpty();
        assertThat(ran.json().path("footprint").path("added").toString())
                .contains("/us-east-1 launch-template-versions");
    }

    @Test
    void shouldPrintPlanProgressAndSummaryWhenTheReleaseIsGood() {
        var ran = Ran.slipway("rehearse", CHECKOUT, "--environment", "staging");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("Rehearsal of checkout 1.0.0 to staging, in virtual time from 2026-01-05 09:00:00 UTC")
                .contains("   2. launch a builder (t3.medium)")
                .containsPattern("(?m)^09:00:00 {2}eu-central-1: launch builder$")
                .containsPattern("(?m)^09:[0-9:]+ {2}every instance of checkout-staging runs version 2$")
                .contains("done after ")
                .contains("1.0.0 (7e5a1c03): SUCCESS, users were served")
                .containsPattern("(?m)^ {2}\\+ eu-central-1 images ami-")
                .contains("made up by the rehearsal")
                .containsPattern("Change lead time +median .* \\(3 commits;");
    }

    @Test
    void shouldNotCallAReleaseASuccessThatWasDeployedAndTakenBack() {
        var ran = Ran.slipway("rehearse", CHECKOUT, "--release", "late-errors");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("1.0.0 (7e5a1c03): deployed, then taken back, users were served")
                .doesNotContain("SUCCESS");
    }

    @Test
    void shouldRehearseAnEstateOfThreeRegionsInWaves() {
        var ran = Ran.slipway("rehearse", "examples/estate/slipway.yaml");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("wave large: 2 fleets, 16 instances, side by side")
                .contains("wave large: us-east-1 catalog-us: start instance refresh")
                .contains("wave first stays, whatever comes")
                .containsPattern("(?m)^ {2}\\+ ap-southeast-2 images ami-");
    }

    @Test
    void shouldAnswerWithOneJsonObjectWhenTheReleaseHasErrors() {
        var ran = Ran.slipway("rehearse", CHECKOUT, "--release", "errors", "--seed", "7", "--json");
        var json = ran.json();

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(json.path("exit").asInt()).isEqualTo(1);
        assertThat(json.path("release_behaviour").asText()).isEqualTo("errors");
        assertThat(json.path("seed").asLong()).isEqualTo(7);
        assertThat(json.path("outcome").path("ending").asText()).isEqualTo("FAILED");
        assertThat(json.path("outcome").path("reason").asText()).contains("the canary is worse");
        assertThat(json.path("outcome").path("left")).isEmpty();
        assertThat(json.path("verdicts").path(0).path("verdict").asText()).isEqualTo("FAIL");
        assertThat(json.path("release").path("reached_users").asBoolean()).isTrue();
        assertThat(texts(json.path("footprint").path("added"))).isEmpty();
        assertThat(texts(json.path("footprint").path("removed"))).isEmpty();
        assertThat(json.path("dora").path("failed_deployments").asInt()).isEqualTo(1);
        assertThat(json.path("dora").path("change_fail_rate").asDouble()).isEqualTo(1.0);
        assertThat(json.path("api_calls").asInt()).isGreaterThan(50);
        assertThat(json.path("virtual_duration_s").asInt()).isGreaterThan(600);
    }

    @Test
    void shouldSayWhatGoesWrongAndDeliverAllTheSameOnAFlakyDay() {
        var ran = Ran.slipway("rehearse", CHECKOUT, "--faults", "flaky", "--seed", "3");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("(release good, faults flaky, seed 3)")
                .containsPattern("(?m)^ {2}09:00:00 to 13:00:00 {2}throttled +eu-central-1 2.0 % of the time$")
                .contains("done after ");
    }

    @Test
    void shouldCountEndingsOverSeeds() {
        var json = Ran.slipway("rehearse", CHECKOUT, "--faults", "flaky", "--seeds", "1..2", "--json")
                .json();

        assertThat(json.path("exit").asInt()).isZero();
        assertThat(json.path("runs").asInt()).isEqualTo(2);
        assertThat(json.path("endings").path("good").path("done").asInt()).isEqualTo(1);
        assertThat(json.path("endings").path("errors").path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("violations")).isEmpty();
    }

    @Test
    void shouldRefuseSeedsThatAreNone() {
        for (var seeds : new String[] {"9..1", "1-9", "all"}) {
            var ran = Ran.slipway("rehearse", CHECKOUT, "--seeds", seeds);

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("--seeds").contains(seeds);
        }
        assertThat(Ran.slipway("rehearse", CHECKOUT, "--seeds", "1..2", "--seed", "1")
                        .exit())
                .isEqualTo(2);
        assertThat(Ran.slipway("rehearse", CHECKOUT, "--faults", "mean").err())
                .contains("'mean' is no profile of faults; choose one of none, flaky, hostile");
    }

    @Test
    void shouldKeepAnOwnLedgerButNeverMixItWithRealOperations(@TempDir Path folder) {
        var ledger = folder.resolve("rehearsals").toString();
        var minimal = "examples/minimal/slipway.yaml";

        var ran = Ran.slipway("rehearse", minimal, "--ledger", ledger, "--commit", "3f2a91c");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Kept in the ledger " + ledger).contains("1.0.0 (3f2a91c): SUCCESS");
        assertThat(Ran.slipway("list", "--ledger", ledger).out()).startsWith("no open operation");
        assertThat(Ran.slipway("list", "--all", "--ledger", ledger).out())
                .contains("-deliver-hello-")
                .contains("DONE")
                .contains("hello 1.0.0 production");
        assertThat(Ran.slipway("status", "--ledger", ledger, "--json")
                        .json()
                        .path("outcome")
                        .path("ending")
                        .asText())
                .isEqualTo("DONE");
    }

    @Test
    void shouldRefuseWhatItCannotRehearse() {
        var behaviour = Ran.slipway("rehearse", CHECKOUT, "--release", "bad");
        var environment = Ran.slipway("rehearse", CHECKOUT, "--environment", "moon");

        assertThat(behaviour.exit()).isEqualTo(2);
        assertThat(behaviour.err()).contains("'bad' is no behaviour; choose one of good, errors, slow, late-errors");
        assertThat(environment.exit()).isEqualTo(2);
        assertThat(environment.err()).contains("no environment 'moon'; it has staging, production");
    }

    private static java.util.List<String> texts(JsonNode array) {
        assertThat(array.isArray()).isTrue();
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
