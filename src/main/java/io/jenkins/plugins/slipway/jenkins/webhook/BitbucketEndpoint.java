package io.jenkins.plugins.slipway.jenkins.webhook;

import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.slipway.bitbucket.webhook.Delivery;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventInbox;
import io.jenkins.plugins.slipway.bitbucket.webhook.EventRefused;
import io.jenkins.plugins.slipway.bitbucket.webhook.Hook;
import io.jenkins.plugins.slipway.jenkins.configuration.BitbucketConnection;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code POST slipway-bitbucket/event?connection=NAME}. Bitbucket is no user of Jenkins, and has none of its crumbs: what it says counts
 * by its signature, which is checked before anything is read, and by that alone.
 */
@Extension
public final class BitbucketEndpoint implements UnprotectedRootAction {
    static final String PATH = "slipway-bitbucket";
    private static final Logger LOG = Logger.getLogger(BitbucketEndpoint.class.getName());

    private final transient DeploymentImports imports = new DeploymentImports();

    /** 200 for what was taken, now or before, or is of no concern; 4xx for what will never be; 503 for what may be sent again. */
    @POST
    public HttpResponse doEvent(StaplerRequest2 request, @QueryParameter String connection) throws IOException {
        var body = request.getInputStream().readNBytes(EventInbox.MOST_BYTES + 1);
        var delivery = new Delivery(request.getHeader("X-Event-Key"), request.getHeader("X-Hub-Signature"), body);
        return answer(connection, delivery, number(request));
    }

    private HttpResponse answer(String name, Delivery delivery, String number) {
        try {
            var hook = hook(name);
            if (hook.isEmpty()) {
                return refused(403, Messages.BitbucketEndpoint_Unknown());
            }
            var operations = JenkinsOperations.get();
            var receipt = new EventInbox(operations.ledger(), operations.repositories()).take(hook.get(), delivery);
            if (receipt.isNew() && !receipt.deployed().isEmpty()) {
                imports.begin(
                        operations.threads()::run,
                        operations.ledger(),
                        operations.repositories(),
                        hook.get().connection(),
                        receipt);
            }
            LOG.log(
                    Level.INFO,
                    () -> "%s of %s (%s): %s".formatted(plain(delivery.event()), hook.get(), number, receipt));
            return HttpResponses.text(text(receipt));
        } catch (EventRefused refused) {
            LOG.log(Level.WARNING, "{0} of Bitbucket ({1}) was refused: {2}", new Object[] {
                plain(delivery.event()), number, refused.getMessage()
            });
            return refused(status(refused.fault()), refused.getMessage());
        } catch (StoreUnavailable | IllegalStateException notNow) {
            LOG.log(Level.WARNING, "an event of Bitbucket was not taken", notNow);
            return refused(503, Messages.BitbucketEndpoint_Later());
        }
    }

    private static Optional<Hook> hook(String name) {
        return SlipwayConfiguration.get().getBitbucketConnections().stream()
                .filter(connection -> connection.getName().equals(name))
                .findFirst()
                .flatMap(BitbucketConnection::asHook);
    }

    /** By which Bitbucket's own list of requests names it: of Cloud, of Data Center. */
    private static String number(StaplerRequest2 request) {
        return plain(Optional.ofNullable(request.getHeader("X-Request-UUID"))
                .orElseGet(() -> request.getHeader("X-Request-Id")));
    }

    /** Anybody may send headers; a log has lines. */
    private static String plain(String header) {
        var text = String.valueOf(header).replaceAll("[^\\w:{}.-]", "?");
        return text.substring(0, Math.min(text.length(), 80));
    }

    private static String text(EventInbox.Receipt receipt) {
        if (!receipt.isNew()) {
            return Messages.BitbucketEndpoint_Known();
        }
        if (receipt.repository().isEmpty()) {
            return Messages.BitbucketEndpoint_Nothing();
        }
        var taken = Messages.BitbucketEndpoint_Taken(receipt.commits(), receipt.repository());
        return receipt.lacking().isEmpty() ? taken : taken + "; " + receipt.lacking();
    }

    private static int status(EventRefused.Fault fault) {
        return switch (fault) {
            case UNSIGNED -> 401;
            case FORBIDDEN -> 403;
            case MALFORMED -> 400;
            case TOO_LONG -> 413;
            case LATER -> 503;
        };
    }

    private static HttpResponse refused(int status, String why) {
        return HttpResponses.errorWithoutStack(status, why);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return PATH;
    }
}
