package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.pipe.Action.BuildAmi;
import io.jenkins.plugins.slipway.pipe.Action.Canary;
import io.jenkins.plugins.slipway.pipe.Action.Common;
import io.jenkins.plugins.slipway.pipe.Action.Deliver;
import io.jenkins.plugins.slipway.pipe.Action.DeployFleet;
import io.jenkins.plugins.slipway.pipe.Action.Report;
import io.jenkins.plugins.slipway.pipe.Action.Rollback;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Variables as the action that they mean. */
final class ActionReading {
    static final List<String> NAMES = List.of(
            "build-ami",
            "deploy-fleet",
            "canary",
            "rollback",
            "deliver",
            "record-deployment",
            "record-incident",
            "report");

    private static final String IMAGE = "ami-[0-9a-f]{8,17}";
    private static final String AN_IMAGE = "the id of an image, such as ami-0c81972e284bfd7f7";
    private static final String REGION = "[a-z]{2,4}(-[a-z]+)+-[0-9]";
    private static final String COMMIT = "[0-9a-fA-F]{7,64}";
    private static final int SHORT_COMMIT = 12;

    private final Reading reading;
    private final Surroundings where;
    private final Optional<StepLedger> ledger;

    /** @param ledger empty when it cannot be used */
    ActionReading(Reading reading, Optional<StepLedger> ledger) {
        this.reading = reading;
        this.where = reading.where();
        this.ledger = ledger;
    }

    /** Empty when there is none to read; faults are kept by the reading. */
    Optional<Action> action() {
        var given = reading.text("ACTION");
        if (given.isEmpty()) {
            reading.fault("ACTION", "is missing", "one of " + String.join(", ", NAMES));
        }
        if (given.filter(text -> text.matches(".*[,;\\s].*")).isPresent()) {
            reading.fault(
                    "ACTION",
                    "is '" + given.get() + "'",
                    "one action for each step or pipe, of " + String.join(", ", NAMES));
            return Optional.empty();
        }
        return reading.oneOf("ACTION", NAMES).map(this::action);
    }

    private Action action(String name) {
        refuseWhatItDoesNotHeed(name);
        return switch (name) {
            case "build-ami" -> new BuildAmi(common(), version(), reading.matching("FROM_IMAGE", IMAGE, AN_IMAGE));
            case "canary" -> new Canary(common(), version(), reading.matching("IMAGE", IMAGE, AN_IMAGE));
            case "deploy-fleet" -> new DeployFleet(common(), version(), reading.matching("IMAGE", IMAGE, AN_IMAGE));
            case "deliver" -> new Deliver(common(), version());
            case "rollback" -> rollback();
            case "record-deployment" -> new Records(reading).deployment();
            case "record-incident" -> new Records(reading).incident();
            default -> report();
        };
    }

    /** Silently left aside, each of these would do something else than its author believes. */
    private void refuseWhatItDoesNotHeed(String action) {
        if (!List.of("canary", "deploy-fleet").contains(action)) {
            reading.refuse("IMAGE", "only canary and deploy-fleet take an image");
        }
        if (!action.equals("build-ami")) {
            reading.refuse("FROM_IMAGE", "only build-ami finishes an image");
        }
        if (!action.equals("rollback")) {
            reading.refuse("WAVE", "only rollback chooses waves");
            reading.refuse("LAST", "only rollback chooses waves");
        }
    }

    private Rollback rollback() {
        var common = common();
        var wave = reading.text("WAVE");
        var last = reading.number("LAST", 1);
        if (wave.isPresent() && last.isPresent()) {
            reading.fault("WAVE", "is given beside LAST", "one of the two");
        }
        // without a run to name it by, each is another one; one that is open is gone on with all the same
        var run = where.run().orElseGet(() -> Instant.now().toString());
        return new Rollback(common, wave, last, reading.text("REASON"), run);
    }

    private Report report() {
        if (ledger.filter(StepLedger.Passing.class::isInstance).isPresent()) {
            reading.fault(
                    "LEDGER",
                    "is missing, and a ledger of this step alone has nothing to report of",
                    "jdbc:postgresql://HOST/DATABASE, or the path of a ledger");
        }
        var options = new Arguments()
                .option("--service", reading.text("SERVICE"))
                .option("--environment", environment())
                .option("--from", reading.text("FROM"))
                .option("--to", reading.text("TO"))
                .option("--timezone", reading.text("TIMEZONE"))
                .option("--title", reading.text("TITLE"));
        return new Report(reading.path("REPORT_DIR").orElse(Path.of("slipway-report")), options.all());
    }

    private Common common() {
        var spec = reading.file(
                "SPEC",
                Optional.of(Path.of("slipway.yaml")),
                "the path of the service's slipway.yaml, from the clone's folder");
        return new Common(
                spec.orElse(Path.of("")),
                environment(),
                commit(),
                reading.flag("WAIT"),
                reading.oneOf("WHEN_STOPPED", List.of("keep", "take-back")).orElseGet(this::usualWhenStopped),
                reading.oneOf("WHEN_SIGN_IN_ENDS", List.of("hand-over", "stop")));
    }

    /** What is kept open needs somebody who can go on with it: a file may be gone with the step. */
    private String usualWhenStopped() {
        return ledger.filter(StepLedger.Shared.class::isInstance).isPresent() ? "keep" : "take-back";
    }

    private Optional<String> environment() {
        return environment(reading);
    }

    static Optional<String> environment(Reading reading) {
        return reading.matching("ENVIRONMENT", "[^\\s,]{1,100}", "the name of one environment")
                .or(reading.where()::environment);
    }

    private Optional<String> commit() {
        return commit(reading);
    }

    static Optional<String> commit(Reading reading) {
        return reading.matching("COMMIT", COMMIT, "the id of a commit").or(reading.where()::commit);
    }

    static List<String> regions(Reading reading) {
        return reading.list("REGIONS", REGION, "a region such as eu-central-1");
    }

    private String version() {
        var given = reading.matching("VERSION", "\\P{Cntrl}{1,100}", "1 to 100 characters")
                .or(where::tag)
                .or(() -> commit().map(hash -> hash.substring(0, Math.min(SHORT_COMMIT, hash.length()))));
        return reading.required("VERSION", given, "the release's version: a tag, a build number");
    }
}
