package io.jenkins.plugins.slipway.notify;

import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Notifier;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.spec.NotifySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells the webhooks that a spec names. At least once: a process that dies after a message was sent and before that was journaled
 * leaves another to send it again, with the same delivery id. A message that nobody takes never fails an operation; it is noted.
 */
public final class Notices implements Notifier {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);
    /** The operation holds its leases for so long at most because of a webhook that does not answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Function<String, Optional<Webhook>> webhooks;
    private final Clock clock;
    private final Post post = new Post();

    /** @param webhooks those that an administrator defined, by name; may fail with {@link Webhook.UnusableSecret} */
    public Notices(Function<String, Optional<Webhook>> webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** To be put among the labels of an operation that starts. */
    public static Map<String, String> labels(List<NotifySpec> notifications) {
        return Subscription.labels(notifications);
    }

    @Override
    public boolean isWanted(OperationRecord operation) {
        return !Subscription.of(operation).isEmpty();
    }

    @Override
    public void ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Run run) {
        tell(Notice.ended(operation, outcome, takenBack, run.now("told")), run);
    }

    @Override
    public void waiting(OperationRecord operation, String name, String what, Run run) {
        tell(Notice.waiting(operation, name, what, run.now("told")), run);
    }

    private void tell(Notice notice, Run run) {
        var branches = Subscription.of(notice.operation()).stream()
                .filter(subscription -> subscription.wants(notice.events()))
                .map(subscription ->
                        new Branch<>(subscription.webhook(), branch -> tell(notice, subscription.webhook(), branch)))
                .toList();
        run.all("webhooks", branches);
    }

    /** What became of a message. */
    record Delivered(boolean isTaken, String words) {}

    private Delivered tell(Notice notice, String name, Run run) {
        var delivered = run.until(Wait.named("tell", Delivered.class)
                .forWhat("webhook %s to take the message".formatted(name))
                .every(BETWEEN_ATTEMPTS)
                .within(PATIENCE.multipliedBy(2))
                .until(() -> attempt(notice, name)));
        if (!delivered.isTaken()) {
            run.note(
                    "not told",
                    "webhook %s did not take the message %s (%s): %s"
                            .formatted(
                                    name,
                                    notice.delivery(name),
                                    String.join(", ", notice.events()),
                                    delivered.words()));
        }
        return delivered;
    }

    private Look<Delivered> attempt(Notice notice, String name) {
        Optional<Webhook> webhook;
        try {
            webhook = webhooks.apply(name);
        } catch (Webhook.UnusableSecret unusable) {
            return Look.is(new Delivered(false, unusable.getMessage()));
        }
        if (webhook.isEmpty()) {
            return Look.is(new Delivered(
                    false,
                    "it is not defined where this installation keeps its connections (--connections FILE; in Jenkins:"
                            + " Manage Jenkins > System > Slipway)"));
        }
        var now = clock.instant();
        var answer = send(notice, webhook.get(), now);
        var isLate = !now.isBefore(notice.at().plus(PATIENCE));
        return answer.isFinal() || isLate
                ? Look.is(new Delivered(answer.isTaken(), answer.words()))
                : Look.notYet(answer.words());
    }

    private Post.Answer send(Notice notice, Webhook webhook, Instant now) {
        byte[] secret;
        try {
            secret = webhook.secret().read();
        } catch (Webhook.UnusableSecret unusable) {
            return new Post.Answer(false, true, unusable.getMessage());
        }
        var body = notice.body(webhook.name(), now);
        return post.send(webhook.address(), notice.delivery(webhook.name()), body, Signature.of(body, secret));
    }
}
