package io.jenkins.plugins.slipway.pipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a step is to do. */
sealed interface Action {
    /** As {@code ACTION} says it. */
    String name();

    /** The command, without what each command takes: ledger, endpoint, connections. */
    List<String> arguments();

    /** For people: {@code of 1.4.2 to production}. */
    String subject();

    /** One that begins a durable operation. */
    sealed interface Start extends Action permits BuildAmi, Canary, DeployFleet, Deliver, Rollback {
        Common common();

        /** The operation's own part of its identity: what is to be there at the end. */
        String release();

        /** Whether users run the release afterwards, so that its commits count for lead times. */
        default boolean isDeployment() {
            return this instanceof DeployFleet || this instanceof Deliver;
        }

        @Override
        default String subject() {
            return "of %s%s"
                    .formatted(
                            release(),
                            common().environment().map(name -> " to " + name).orElse(""));
        }
    }

    /**
     * What all that begin an operation take.
     *
     * @param isWaiting while another operation holds the target
     * @param whenStopped {@code keep} or {@code take-back}
     * @param whenSignInEnds {@code hand-over} or {@code stop}, or as Slipway decides
     */
    record Common(
            Path spec,
            Optional<String> environment,
            Optional<String> commit,
            boolean isWaiting,
            String whenStopped,
            Optional<String> whenSignInEnds) {
        private Arguments of(String command) {
            return Arguments.of(command, spec.toString())
                    .option("--environment", environment)
                    .flag("--wait", isWaiting)
                    .option("--when-stopped", whenStopped)
                    .option("--when-sign-in-ends", whenSignInEnds);
        }
    }

    record BuildAmi(Common common, String version, Optional<String> fromImage) implements Start {
        @Override
        public String name() {
            return "build-ami";
        }

        @Override
        public String release() {
            return version + fromImage.map(image -> " from " + image).orElse("");
        }

        @Override
        public List<String> arguments() {
            return common.of(name())
                    .option("--release-version", version)
                    .option("--commit", common.commit())
                    .option("--from-image", fromImage)
                    .all();
        }
    }

    record Canary(Common common, String version, Optional<String> image) implements Start {
        @Override
        public String name() {
            return "canary";
        }

        @Override
        public String release() {
            return version + image.map(id -> " by " + id).orElse("");
        }

        @Override
        public List<String> arguments() {
            return common.of(name())
                    .option("--release-version", version)
                    .option("--commit", common.commit())
                    .option("--image", image)
                    .all();
        }
    }

    record DeployFleet(Common common, String version, Optional<String> image) implements Start {
        @Override
        public String name() {
            return "deploy-fleet";
        }

        @Override
        public String release() {
            return version + image.map(id -> " by " + id).orElse("");
        }

        @Override
        public List<String> arguments() {
            return common.of(name())
                    .option("--release-version", version)
                    .option("--commit", common.commit())
                    .option("--image", image)
                    .all();
        }
    }

    record Deliver(Common common, String version) implements Start {
        @Override
        public String name() {
            return "deliver";
        }

        @Override
        public String release() {
            return version;
        }

        @Override
        public List<String> arguments() {
            return common.of(name())
                    .option("--release-version", version)
                    .option("--commit", common.commit())
                    .all();
        }
    }

    /** @param run of the pipeline: what it goes back from is what is there then, so another run is another rollback */
    record Rollback(Common common, Optional<String> wave, Optional<Integer> last, Optional<String> reason, String run)
            implements Start {
        @Override
        public String name() {
            return "rollback";
        }

        @Override
        public String release() {
            return run
                    + wave.map(name -> " wave " + name).orElse("")
                    + last.map(number -> " last " + number).orElse("");
        }

        @Override
        public String subject() {
            return common.environment().map(name -> "of " + name).orElse("of the only environment");
        }

        @Override
        public List<String> arguments() {
            return common.of(name())
                    .option("--wave", wave)
                    .option("--last", last.map(String::valueOf))
                    .option("--reason", reason)
                    .all();
        }
    }

    /** @param options of {@code slipway dora record deployment}, but for the others */
    record RecordDeployment(String id, String environment, Optional<String> commit, List<String> options)
            implements Action {
        @Override
        public String name() {
            return "record-deployment";
        }

        @Override
        public String subject() {
            return id + " to " + environment;
        }

        @Override
        public List<String> arguments() {
            return Arguments.of("dora", "record", "deployment")
                    .option("--id", id)
                    .option("--environment", environment)
                    .option("--commit", commit)
                    .more(options)
                    .all();
        }
    }

    /** @param options of {@code slipway dora record incident}, but for the id */
    record RecordIncident(String id, String environment, List<String> options) implements Action {
        @Override
        public String name() {
            return "record-incident";
        }

        @Override
        public String subject() {
            return id + " in " + environment;
        }

        @Override
        public List<String> arguments() {
            return Arguments.of("dora", "record", "incident")
                    .option("--id", id)
                    .option("--environment", environment)
                    .more(options)
                    .all();
        }
    }

    /** @param options of {@code slipway report}, but for the folder */
    record Report(Path folder, List<String> options) implements Action {
        @Override
        public String name() {
            return "report";
        }

        @Override
        public String subject() {
            return "in " + folder;
        }

        @Override
        public List<String> arguments() {
            return Arguments.of("report")
                    .option("--out", folder.toString())
                    .flag("--force", true)
                    .more(options)
                    .all();
        }
    }
}
