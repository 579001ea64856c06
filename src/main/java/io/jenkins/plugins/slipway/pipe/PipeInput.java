package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.pipe.Action.Start;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a step was given, valid.
 *
 * @param repository whose commits count for lead times, {@code bitbucket:acme/checkout}
 * @param shown options that show an operation in Bitbucket
 * @param events where the step's events go when its ledger is no database
 * @param hints names in the environment that look like mistyped ones
 */
record PipeInput(
        Surroundings where,
        Action action,
        StepLedger ledger,
        Optional<String> endpoint,
        Optional<Path> connections,
        Optional<String> repository,
        boolean isSignedInToBitbucket,
        List<String> shown,
        Path events,
        boolean debug,
        List<String> hints,
        List<String> given) {
    private static final int LONGEST_KEY = 200;
    private static final int BEGIN_OF_KEY = 160;
    private static final int DIGITS = 16;

    /** @throws InvalidVariables with every fault */
    static PipeInput read(Surroundings where) {
        var reading = new Reading(where);
        var ledger = StepLedger.read(reading);
        var action = new ActionReading(reading, ledger).action();
        var endpoint = reading.url("ENDPOINT_URL").or(() -> reading.url("AWS_ENDPOINT_URL"));
        var connections = reading.file("CONNECTIONS", Optional.empty(), "the path of a file that defines connections");
        var repository = Records.repository(reading);
        var events = EventsFile.read(
                reading, ledger.filter(StepLedger.Shared.class::isInstance).isEmpty());
        var debug = reading.flag("DEBUG");
        var shown = Shown.options(reading, repository, endpoint.isPresent());
        new SignInReading(reading, endpoint.isPresent() || connections.isPresent()).check();
        reading.requireNoFault();
        return new PipeInput(
                where,
                action.orElseThrow(),
                ledger.orElseThrow(),
                endpoint,
                connections,
                repository,
                SignInReading.isSignedInToBitbucket(reading),
                shown,
                events,
                debug,
                reading.hints(),
                reading.given());
    }

    /** The action's command with all that each command takes. */
    List<String> arguments() {
        var arguments = new Arguments().more(action.arguments()).more(everywhere());
        if (action instanceof Start start) {
            arguments
                    .option("--once", key(start))
                    .option("--connections", connections.map(Path::toString))
                    .more(shown);
        }
        return arguments.all();
    }

    /** Ledger, endpoint and how much is told. */
    List<String> everywhere() {
        return new Arguments()
                .option("--ledger", ledger.option())
                .option("--endpoint-url", endpoint)
                .flag("--verbose", debug)
                .all();
    }

    /** The operation's identity: repository, service, environment, action and release; the same when the step is run again. */
    String key(Start start) {
        var spec = start.common().spec();
        var place = repository
                .map(name -> spec.equals(Path.of("slipway.yaml")) ? name : name + ":" + spec.normalize())
                .orElseGet(() -> spec.toAbsolutePath().normalize().toString());
        var key = Stream.of(place, start.common().environment().orElse(""), start.name(), start.release())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return key.length() <= LONGEST_KEY ? key : key.substring(0, BEGIN_OF_KEY) + "#" + digest(key);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
