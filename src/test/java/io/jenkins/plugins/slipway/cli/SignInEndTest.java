package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.assembly.Footprint;
import io.jenkins.plugins.slipway.assembly.SpecEstate;
import io.jenkins.plugins.slipway.cli.view.Views;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.cloud.aws.StepToken;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Notices;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that last longer than the sign-in of their process, in virtual time. */
class SignInEndTest {
    private static final Duration SESSION = Duration.ofMinutes(15);

    private final VirtualClock clock = new VirtualClock(Settings.standard().start());
    private final Rehearsal rehearsal =
            Rehearsal.of(Settings.standard(), SpecEstate.of(SpecFile.load(Path.of(RehearsalAtAPort.HELLO))), clock);
    private final Ledger ledger = Ledger.inMemory(clock);
    private final StringWriter out = new StringWriter();

    /** What happens while time passes. */
    private Runnable meanwhile = () -> {};

    private String workersName = "";

    @TempDir
    private Path folder;

    private Workplace pipeline;
    private Workplace worker;
    private OperationId id;
    private Instant signInEnds;
    private Footprint before;
    private long imagesBefore;

    @BeforeEach
    void begin() throws IOException {
        // good for the first session and for none after it
        var token = StepToken.until(clock.instant().plusSeconds(30));
        var identity = new WebIdentity(
                "arn:aws:iam::111122223333:role/deployer",
                new WebIdentity.InFile(Files.writeString(folder.resolve("token"), token.text())),
                "slipway-hello-1",
                SESSION);
        pipeline = workplace(Optional.of(identity));
        worker = workplace(Optional.empty());
        before = Footprint.of(rehearsal.census());
        imagesBefore = rehearsal.census().ever("images");
        var hello = SpecFile.load(Path.of(RehearsalAtAPort.HELLO));
        id = pipeline.start(pipeline.delivery().planning(hello, "production").deliver("2.0.0", Optional.of("c2")));
        signInEnds = pipeline.signInEnds().orElseThrow();
    }

    @AfterEach
    void end() {
        pipeline.close();
        worker.close();
        ledger.close();
    }

    private Workplace workplace(Optional<WebIdentity> identity) {
        var settings = AwsSettings.rehearsal(rehearsal.http(), clock, clock::advance, 1)
                .of(name -> identity.map(known -> connection(name).signingInBy(known))
                        .or(() -> Optional.of(connection(name))));
        return new Workplace(
                ledger,
                new Tempo(clock, 1, true),
                Optional.empty(),
                new AwsClouds(settings),
                Views.plain(new PrintWriter(out, true), clock),
                new Notices(name -> Optional.empty(), clock));
    }

    private static Connection connection(String name) {
        return new Connection(
                name, "eu-central-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private Outcome drive(WhenSignInEnds choice) throws InterruptedException {
        return new Driving(pipeline, id, new Leaving(WhenStopped.TAKE_BACK, choice), Passing::new).run();
    }

    /** Waits by moving the clock. */
    private final class Passing extends Patience {
        Passing(Runnable tick) {
            super(ledger.journals(), id, pipeline.tempo(), tick);
        }

        @Override
        void pass(Duration real) {
            clock.advance(real.multipliedBy(5));
            meanwhile.run();
        }
    }

    /** What a worker does with an operation that nobody else has. */
    private void work() {
        var holder = pipeline.holderOf(id).map(Lease::holder).orElse(workersName);
        if (!holder.equals(workersName)) {
            return;
        }
        if (worker.delivery().operations().advance(id) instanceof Step.Ended) {
            meanwhile = () -> {};
        } else {
            workersName = pipeline.holderOf(id).orElseThrow().holder();
        }
    }

    private boolean hasTurned() {
        return ledger.journals().read(id, 0).stream().anyMatch(entry -> entry.kind() == Entry.Kind.TURN);
    }

    private long tokensUsed() {
        return rehearsal.calls().getOrDefault("sts:AssumeRoleWithWebIdentity", 0L);
    }

    @Test
    void shouldHandOverToAWorkerAndAnswerAsItEnds() throws Exception {
        meanwhile = this::work;

        var outcome = drive(WhenSignInEnds.HAND_OVER);

        assertThat(outcome.ending()).as(out.toString()).isEqualTo(Ending.DONE);
        assertThat(clock.instant()).as("it lasted longer than the sign-in").isAfter(signInEnds);
        assertThat(out.toString())
                .contains("the sign-in ends at ", " UTC: handing over, a worker on this ledger goes on with it")
                .contains("goes on in " + workersName + "; followed from here")
                .contains("operation " + id + " has ended: done")
                .doesNotContain("aborting");
        assertThat(ledger.journals().signals(id)).isEmpty();
        assertThat(ledger.journals().read(id, 0).stream().map(Entry::epoch).distinct())
                .containsExactly(1L, 2L);
    }

    @Test
    void shouldTakeItAgainAndStopItWhenNobodyTakesItOver() throws Exception {
        var outcome = drive(WhenSignInEnds.HAND_OVER);

        assertThat(outcome.ending()).as(out.toString()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.reason()).contains("the sign-in ends at ");
        assertThat(outcome.left()).isEmpty();
        assertThat(clock.instant()).isBefore(signInEnds);
        assertThat(out.toString()).contains("handing over", "nobody has taken it over: aborting");
        assertThat(ledger.leases().current("operation:" + id)).isEmpty();
    }

    @Test
    void shouldStopWhileTheSignInLivesWhenThatIsTheChoice() throws Exception {
        var outcome = drive(WhenSignInEnds.STOP);

        assertThat(outcome.ending()).as(out.toString()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.reason()).contains("the sign-in ends at ");
        assertThat(clock.instant()).isBetween(signInEnds.minus(SignInEnd.NEAR), signInEnds);
        assertThat(out.toString()).doesNotContain("handing over");
        clock.advance(Duration.ofHours(1));
        assertThat(Footprint.of(rehearsal.census()).since(before)).isEmpty();
    }

    @Test
    void shouldNotStopTheTakingBackOfWhatIsAbortedAlready() throws Exception {
        var near = signInEnds.minus(SignInEnd.NEAR);
        meanwhile = () -> {
            if (clock.instant().isAfter(near.minusSeconds(15))) {
                pipeline.abort(id, "wrong branch");
                meanwhile = () -> {};
            }
        };

        var outcome = drive(WhenSignInEnds.STOP);

        assertThat(clock.instant())
                .as("it was being taken back when the end was near")
                .isAfter(near);

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.reason()).contains("wrong branch");
        assertThat(ledger.journals().signals(id)).hasSize(1);
    }

    /** Its token expired long ago, and then the session is taken away. */
    @Test
    void shouldLeaveItOpenWhenItEndsWithoutWarningSoThatAnotherRunGoesOn() throws Exception {
        var end = clock.instant().plus(Duration.ofMinutes(2));
        meanwhile = () -> {
            if (clock.instant().isAfter(end)) {
                rehearsal.callers().revokeSessions();
                meanwhile = () -> {};
            }
        };

        assertThatThrownBy(() -> drive(WhenSignInEnds.STOP))
                .isInstanceOf(LeftOpen.class)
                .hasMessageContaining("the sign-in has ended: operation " + id + " is left open")
                .hasMessageContaining("'slipway resume " + id + "'")
                .hasMessageNotContaining(StepToken.SIGNATURE);

        assertThat(hasTurned()).as("nothing is given up").isFalse();
        assertThat(ledger.leases().current("operation:" + id)).isEmpty();
        assertThat(ledger.journals().read(id, 0).toString()).doesNotContain(StepToken.SIGNATURE);
        assertThat(tokensUsed()).as("asked for a few times, not at each tick").isBetween(2L, 6L);
        var resumed = new Driving(worker, id, Leaving.TAKING_BACK, Passing::new).run();
        assertThat(resumed.ending()).isEqualTo(Ending.DONE);
        assertThat(rehearsal.census().ever("images"))
                .as("it went on, and did not begin again")
                .isEqualTo(imagesBefore + 1);
    }

    @Test
    void shouldLeaveItOpenWhenItEndsWithoutWarningAndNobodyTakesItOver() {
        rehearsal.callers().revokeSessions();
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> drive(WhenSignInEnds.HAND_OVER))
                .isInstanceOf(LeftOpen.class)
                .hasMessageContaining("the sign-in has ended, and nobody has taken it over");
        assertThat(hasTurned()).isFalse();
    }
}
