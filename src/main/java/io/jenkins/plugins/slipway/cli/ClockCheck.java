package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Check;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether this machine's clock is near the endpoint's: AWS refuses signatures that are off by more than five minutes. */
final class ClockCheck {
    private static final String SUBJECT = "clock";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TOLERABLE = Duration.ofMinutes(1);

    private ClockCheck() {}

    static Check of(Tempo tempo, Optional<URI> endpoint, String region) {
        if (tempo.isRehearsal()) {
            return Check.notChecked(SUBJECT, "a rehearsal goes by a time of its own, and checks no signature");
        }
        var asked = endpoint.orElseGet(() -> URI.create("https://sts." + region + ".amazonaws.com/"));
        try {
            return compare(asked, date(asked));
        } catch (IOException unreachable) {
            return Check.failed(
                    SUBJECT,
                    "%s does not answer (%s): check network, proxy and VPC endpoint".formatted(asked, unreachable));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Check.notChecked(SUBJECT, "interrupted");
        }
    }

    private static Optional<String> date(URI asked) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        var request = HttpRequest.newBuilder(asked).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("date");
    }

    static Check compare(URI asked, Optional<String> date) {
        try {
            var skew = date.map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(there -> Duration.between(there.toInstant(), Instant.now()));
            if (skew.isEmpty()) {
                return Check.notChecked(SUBJECT, asked + " does not tell the time");
            }
            return skew.get().abs().compareTo(TOLERABLE) > 0
                    ? Check.failed(
                            SUBJECT,
                            "is off by %d s from %s: set it (NTP)"
                                    .formatted(skew.get().toSeconds(), asked))
                    : Check.passed(SUBJECT, "agrees with " + asked);
        } catch (DateTimeParseException unreadable) {
            return Check.notChecked(SUBJECT, asked + " tells the time as '" + date.orElse("") + "'");
        }
    }
}
