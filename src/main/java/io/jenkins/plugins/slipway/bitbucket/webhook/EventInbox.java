package io.jenkins.plugins.slipway.bitbucket.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.publish.Repositories;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventRefused.Fault;
import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes signed messages of Bitbucket, each once, and keeps the commits that they tell of. */
public final class EventInbox {
    /** Of a body. */
    public static final int MOST_BYTES = 1_000_000;

    /** What is sent again after that adds nothing: events are kept once, too. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Ledger ledger;
    private final Repositories repositories;

    public EventInbox(Ledger ledger, Repositories repositories) {
        this.ledger = ledger;
        this.repositories = repositories;
    }

    /**
     * What became of a message that was taken.
     *
     * @param repository that it tells of; empty where it tells of none
     * @param commits that it told of
     * @param lacking why there are not more; empty when there is nothing to say
     * @param deployed the service of which there may be another deployment, which the message says nothing about; or empty
     * @param isNew false when it was taken before
     */
    public record Receipt(String repository, int commits, String lacking, String deployed, boolean isNew) {
        private static final Receipt NOTHING = new Receipt("", 0, "", "", true);
    }

    private record Gathered(List<RepositoryCommit> commits, String lacking) {}

    /**
     * Checks who says it, before anything is read, and writes it down. What is of no concern is taken as well.
     *
     * @throws EventRefused when it is not taken
     */
    public Receipt take(Hook hook, Delivery delivery) throws EventRefused {
        if (delivery.body().length > MOST_BYTES) {
            throw new EventRefused(Fault.TOO_LONG, "a message has at most " + MOST_BYTES + " bytes");
        }
        if (!isGenuine(hook, delivery)) {
            throw new EventRefused(
                    Fault.UNSIGNED, "X-Hub-Signature must be sha256= and the HMAC-SHA256 of the body, in hex");
        }
        var key = String.valueOf(delivery.event());
        if (!isOfConcern(key)) {
            return Receipt.NOTHING;
        }
        var event = read(key, delivery.body());
        if (!hook.speaksFor(event.repository())) {
            throw new EventRefused(
                    Fault.FORBIDDEN, "%s does not speak for repository %s".formatted(hook, event.repository()));
        }
        return keep(hook, event, digest(delivery.body()));
    }

    private static boolean isOfConcern(String key) {
        return CloudEvents.PUSH.equals(key)
                || CloudEvents.MERGED.equals(key)
                || CloudEvents.STATUS.contains(key)
                || DataCenterEvents.PUSH.equals(key)
                || DataCenterEvents.MERGED.equals(key);
    }

    private static boolean isGenuine(Hook hook, Delivery delivery) {
        var expected = Signature.of(delivery.body(), hook.secret()).getBytes(StandardCharsets.US_ASCII);
        var given = String.valueOf(delivery.signature()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, given);
    }

    private static Event read(String key, byte[] body) throws EventRefused {
        if (!(json(body) instanceof ObjectNode object)) {
            throw new EventRefused(Fault.MALFORMED, "the body must be one JSON object");
        }
        return DataCenterEvents.PUSH.equals(key) || DataCenterEvents.MERGED.equals(key)
                ? DataCenterEvents.read(key, object)
                : CloudEvents.read(key, object);
    }

    private static JsonNode json(byte[] body) throws EventRefused {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new EventRefused(Fault.MALFORMED, "the body must be JSON in UTF-8", notJson);
        }
    }

    private Receipt keep(Hook hook, Event event, String digest) throws EventRefused {
        var sender = "bitbucket:" + hook.name();
        if (ledger.messages().isTaken(sender, digest)) {
            return new Receipt(event.repository(), 0, "", "", false);
        }
        var gathered = gather(hook, event);
        var commits = gathered.commits().stream()
                .map(commit -> commit(event.repository(), commit))
                .toList();
        var isNew = ledger.messages().take(sender, digest, commits, MEMORY);
        var deployed = event instanceof Event.Built ? hook.services().getOrDefault(event.repository(), "") : "";
        return new Receipt(event.repository(), commits.size(), gathered.lacking(), deployed, isNew);
    }

    private static Commit commit(String repository, RepositoryCommit commit) {
        var name = RepositoryAddress.of(Site.CLOUD, repository).eventName();
        return new Commit(name, commit.id(), commit.parents(), commit.authoredAt(), commit.committedAt(), null, null);
    }

    /** @throws EventRefused when it is worth sending again */
    private Gathered gather(Hook hook, Event event) throws EventRefused {
        var held = event instanceof Event.Pushed pushed
                ? pushed.changes().stream()
                        .flatMap(change -> change.commits().stream())
                        .toList()
                : List.<RepositoryCommit>of();
        var isAllThere = event instanceof Event.Pushed pushed
                ? pushed.changes().stream().allMatch(EventInbox::needsNoMore)
                : !(event instanceof Event.Merged);
        if (isAllThere) {
            return new Gathered(held, "");
        }
        try (var bitbucket = repositories
                .open(hook.connection(), event.repository())
                .orElseThrow(() -> new IllegalStateException(
                        "the Bitbucket connection '%s' is not defined".formatted(hook.connection())))) {
            return new Gathered(fetch(event, bitbucket), "");
        } catch (BitbucketUnavailable away) {
            throw new EventRefused(Fault.LATER, away.getMessage(), away);
        } catch (BitbucketRefused
                | NotInBitbucket
                | NotOffered
                | IllegalStateException
                | IllegalArgumentException refused) {
            return new Gathered(held, refused.getMessage());
        }
    }

    private static boolean needsNoMore(Event.Change change) {
        return change.isWhole() || change.before().isEmpty();
    }

    private static List<RepositoryCommit> fetch(Event event, Bitbucket bitbucket) {
        if (event instanceof Event.Merged merged) {
            return PushedCommits.of(merged.pullRequest(), bitbucket);
        }
        var commits = new ArrayList<RepositoryCommit>();
        if (event instanceof Event.Pushed pushed) {
            pushed.changes().forEach(change -> commits.addAll(PushedCommits.of(change, bitbucket)));
        }
        return commits;
    }

    /** The same for the same message, whatever its headers say: those are not signed. */
    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
