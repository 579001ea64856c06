package io.jenkins.plugins.slipway.operation;

import static io.jenkins.plugins.slipway.operation.Entry.Kind.FAILURE;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.INTENT;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.OUTCOME;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.PLAN;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.REFUSED;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.RESULT;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.TURN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Faults.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectTest {
    private final Bench bench = new Bench();
    private final List<String> world = new ArrayList<>();

    /** A result of many types. */
    record Made(String id, Instant at, Optional<String> note, Set<String> tags, Duration took) {}

    @Test
    void shouldActOnceHoweverOftenTheVerbIsReplayed() {
        bench.body = (plan, run) -> {
            var id = run.effect(create("one"));
            run.pause("soak", Duration.ofHours(1));
            return id;
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(outcome.result().asText()).isEqualTo("one");
        assertThat(world).containsExactly("one");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldReturnTheRecordedResultAlsoInTheFirstRun() {
        var made = new Made("i-1", VirtualClock.START, Optional.of("n"), Set.of("c", "a", "b"), Duration.ofSeconds(90));
        var seen = new ArrayList<Made>();
        bench.body = (plan, run) -> {
            seen.add(run.effect(Effect.named("make", Made.class).repeatable().doing(token -> made)));
            run.pause("later", Duration.ofSeconds(1));
            return null;
        };

        bench.startAndDrive();

        assertThat(seen).hasSize(2).containsOnly(made);
    }

    @Test
    void shouldWriteTheIntentBeforeAndTheResultAfter() {
        var seen = new ArrayList<Entry.Kind>();
        bench.body = (plan, run) -> run.effect(
                Effect.named("make", String.class).given("input").repeatable().doing(token -> {
                    seen.addAll(bench.written());
                    return token;
                }));

        var token = bench.startAndDrive().result().asText();

        assertThat(seen).containsExactly(PLAN, INTENT);
        assertThat(bench.written()).containsExactly(PLAN, INTENT, RESULT, OUTCOME);
        assertThat(token).matches("[A-Za-z0-9-]{1,64}").startsWith(Bench.ID.value());
        assertThat(bench.journals.read(Bench.ID, 1).get(0).data().get("input").asText())
                .isEqualTo("input");
    }

    @Test
    void shouldGiveEachEffectATokenOfItsOwn() {
        var id = new OperationId("x".repeat(64));

        assertThat(Set.of(
                        Tokens.of(id, "", "a", 1),
                        Tokens.of(id, "", "a", 2),
                        Tokens.of(id, "", "b", 1),
                        Tokens.of(id, "a/", "", 1),
                        Tokens.of(id, "waves/eu/", "a", 1)))
                .hasSize(5)
                .allMatch(token -> token.matches("[A-Za-z0-9-]{1,64}"));
    }

    @Test
    void shouldTryAgainWithANewTokenAfterARefusalAndWaitLongerEachTime() {
        var tokens = new ArrayList<String>();
        var times = new ArrayList<Duration>();
        bench.body =
                (plan, run) -> run.effect(Effect.named("make", String.class).doing(token -> {
                    tokens.add(token);
                    times.add(bench.elapsed());
                    if (tokens.size() < 4) {
                        throw new ToyFault(Reaction.AGAIN, "Throttling");
                    }
                    return "made";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);

        assertThat(tokens).hasSize(4).doesNotHaveDuplicates();
        assertThat(times)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(14));
        assertThat(bench.written())
                .containsExactly(PLAN, INTENT, REFUSED, INTENT, REFUSED, INTENT, REFUSED, INTENT, RESULT, OUTCOME);
    }

    @Test
    void shouldGiveUpWhenRefusedForAQuarterOfAnHour() {
        bench.body =
                (plan, run) -> run.effect(Effect.named("make", String.class).doing(token -> {
                    throw new ToyFault(Reaction.AGAIN, "Throttling");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("make", "Throttling");
        assertThat(bench.elapsed()).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(16));
    }

    @Test
    void shouldWaitForAsLongAsNobodyCanBeReachedAndTakeNothingBack() {
        var attempts = new ArrayList<Duration>();
        bench.body =
                (plan, run) -> run.effect(Effect.named("make", String.class).doing(token -> {
                    attempts.add(bench.elapsed());
                    if (bench.elapsed().compareTo(Duration.ofHours(8)) < 0) {
                        throw new ToyFault(Reaction.AWAY, "Connection refused");
                    }
                    if (bench.elapsed().compareTo(Duration.ofHours(8).plusMinutes(10)) < 0) {
                        throw new ToyFault(Reaction.AGAIN, "Throttling");
                    }
                    return "made";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);

        assertThat(attempts).hasSizeLessThan(140);
        assertThat(bench.written()).doesNotContain(FAILURE, TURN);
    }

    @Test
    void shouldNotFailByAStoreThatGivesOutInsideAnEffect() {
        bench.body = (plan, run) ->
                run.effect(Effect.named("record", String.class).repeatable().doing(token -> {
                    world.add("asked");
                    if (world.size() < 3) {
                        throw new IllegalStateException("cannot record", new StoreGone());
                    }
                    return "recorded";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(bench.written()).doesNotContain(FAILURE, TURN);
    }

    private static final class StoreGone extends StoreUnavailable {
        private static final long serialVersionUID = 1L;

        StoreGone() {
            super("nobody there", null);
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    @Test
    void shouldFailAtOnceWhenItWillStaySo() {
        bench.body =
                (plan, run) -> run.effect(Effect.named("make", String.class).doing(token -> {
                    throw new ToyFault(Reaction.FAIL, "AccessDenied for ec2:RunInstances");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).isEqualTo("make: AccessDenied for ec2:RunInstances");
        assertThat(bench.written()).containsExactly(PLAN, INTENT, FAILURE, TURN, OUTCOME);
    }

    @Test
    void shouldGoOnWithTheRefusalWhenTheVerbHasAnotherWay() {
        bench.body = (plan, run) -> {
            var answer = run.effect(Effect.named("make", String.class)
                    .repeatable()
                    .refusedAs(why -> "instead of " + why)
                    .doing(token -> {
                        world.add("asked");
                        throw new ToyFault(Reaction.FAIL, "AccessDenied");
                    }));
            run.pause("later", Duration.ofSeconds(1));
            return answer;
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(outcome.result().asText()).isEqualTo("instead of make: AccessDenied");
        assertThat(world).as("once, however often it is replayed").containsExactly("asked");
    }

    @Test
    void shouldGoOnWithTheRefusalWhenPatienceIsOver() {
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .repeatable()
                .refusedAs(why -> why)
                .doing(token -> {
                    throw new ToyFault(Reaction.AGAIN, "Throttling");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.DONE);
        assertThat(outcome.result().asText()).startsWith("make: refused ").contains("Throttling");
    }

    @Test
    void shouldAdoptWhatALostReplyDidOnceTheWorldShowsIt() {
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .adopting(() -> bench.elapsed().compareTo(Duration.ofSeconds(20)) < 0
                        ? Optional.empty()
                        : world.stream().findFirst())
                .doing(token -> {
                    world.add("it");
                    throw new ToyFault(Reaction.LOOK, "connection reset");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.result().asText()).isEqualTo("it");
        assertThat(world).containsExactly("it");
        assertThat(bench.told).containsSubsequence("acting make", "adopted make");
        assertThat(bench.elapsed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(24));
    }

    @Test
    void shouldStayWithTheTokenOfALostReplyWhenALaterAttemptIsRefused() {
        var tokens = new ArrayList<String>();
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .adopting(Optional::empty)
                .doing(token -> {
                    tokens.add(token);
                    if (tokens.size() < 4) {
                        throw new ToyFault(tokens.size() == 2 ? Reaction.LOOK : Reaction.AGAIN, "no");
                    }
                    return "it";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);

        assertThat(tokens).hasSize(4);
        assertThat(tokens.get(1)).isNotEqualTo(tokens.get(0));
        assertThat(tokens.subList(1, 4)).containsOnly(tokens.get(1));
    }

    @Test
    void shouldActAgainWithTheSameTokenWhenNothingShowsThroughTheWholeWindow() {
        var tokens = new ArrayList<String>();
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .adopting(() -> world.stream().findFirst())
                .doing(token -> {
                    tokens.add(token);
                    if (tokens.size() == 1) {
                        throw new ToyFault(Reaction.LOOK, "connection reset");
                    }
                    world.add("it");
                    return "it";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);

        assertThat(tokens).hasSize(2).containsOnly(tokens.get(0));
        assertThat(bench.elapsed()).isEqualTo(Effect.CONSISTENCY_WINDOW);
    }

    @Test
    void shouldNeverTakeAFailedLookForNothingThere() {
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .adopting(() -> {
                    if (bench.elapsed().compareTo(Duration.ofMinutes(2)) < 0) {
                        throw new ToyFault(Reaction.AGAIN, "Throttling");
                    }
                    return world.stream().findFirst();
                })
                .doing(token -> {
                    world.add("it");
                    throw new ToyFault(Reaction.LOOK, "connection reset");
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("it");
    }

    @Test
    void shouldGiveUpWhenItCannotLookForAQuarterOfAnHour() {
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .adopting(() -> {
                    throw new ToyFault(Reaction.AGAIN, "Throttling");
                })
                .doing(token -> {
                    world.add("it");
                    throw new ToyFault(Reaction.LOOK, "connection reset");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("make", "looking for it fails", "Throttling");
        assertThat(world).containsExactly("it");
        assertThat(bench.elapsed()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
    }

    @Test
    void shouldRepeatWhatIsHarmlessToRepeat() {
        bench.body = (plan, run) -> run.effect(Effect.once("set weight", () -> {
            world.add("weight 5");
            if (world.size() < 3) {
                throw new ToyFault(Reaction.LOOK, "connection reset");
            }
        }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(world).hasSize(3);
    }

    @Test
    void shouldStopAndAskAPersonWhenNobodyCanKnow() {
        bench.body =
                (plan, run) -> run.effect(Effect.named("call out", String.class).doing(token -> {
                    world.add("called");
                    throw new ToyFault(Reaction.LOOK, "connection reset");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.reason()).contains("call out", "by hand");
        assertThat(outcome.left()).isNotEmpty();
        assertThat(world).containsExactly("called");
    }

    @Test
    void shouldRefuseAnEntryOfMoreThan32KilobytesByName() {
        bench.body =
                (plan, run) -> run.effect(Effect.named("read log", String.class).doing(token -> "x".repeat(33_000)));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("RESULT of 'read log'", "32,768");
    }

    private Effect<String> create(String name) {
        return Effect.named(name, String.class)
                .given(name)
                .adopting(() -> world.stream().filter(name::equals).findFirst())
                .doing(token -> {
                    world.add(name);
                    return name;
                });
    }
}
