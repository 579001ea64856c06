package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** {@code --once}. */
final class OnceOption {
    static final String NAME = "--once";

    private static final int LONGEST = 200;
    private static final Pattern PLAIN = Pattern.compile("\\P{Cntrl}{1," + LONGEST + "}");

    @Option(
            names = NAME,
            paramLabel = "KEY",
            description =
                    "Begin one operation of this key only, however often this is run, also by several processes. One that"
                            + " is open is gone on with here, as by 'slipway resume'; one that is done, and that nothing has replaced"
                            + " since, is told again; one that ended otherwise is tried anew.")
    private String key;

    /** @param verb of the command @throws WrongUsage when it cannot be a key */
    Optional<Once> of(String verb, String service, EnvironmentSpec environment) {
        if (key != null && (key.isBlank() || !PLAIN.matcher(key).matches())) {
            throw new WrongUsage(NAME + " is no key: write 1 to " + LONGEST + " characters without control characters");
        }
        return Optional.ofNullable(key)
                .map(given -> new Once(given, environment.connection(), verb, service, environment.name()));
    }
}
