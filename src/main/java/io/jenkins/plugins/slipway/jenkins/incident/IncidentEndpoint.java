package io.jenkins.plugins.slipway.jenkins.incident;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.slipway.incident.Inbox;
import io.jenkins.plugins.slipway.incident.MessageRefused;
import io.jenkins.plugins.slipway.incident.Sender;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code POST slipway-incidents/message?sender=NAME}. Jenkins lets nobody in without a user of its own, so a sender has an API token of
 * one that may do nothing but read; what it says counts by its signature only.
 */
@Extension
public final class IncidentEndpoint implements RootAction {
    private static final Logger LOG = Logger.getLogger(IncidentEndpoint.class.getName());

    /** 200 for what was taken, now or before; 4xx for what will never be; 503 for what may be sent again later. */
    @POST
    public HttpResponse doMessage(StaplerRequest2 request, @QueryParameter String sender) throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        var body = request.getInputStream().readNBytes(Inbox.MOST_BYTES + 1);
        return answer(sender, body, request.getHeader("X-Slipway-Signature"));
    }

    private static HttpResponse answer(String name, byte[] body, String signature) {
        try {
            var sender = sender(name);
            if (sender.isEmpty()) {
                return refused(403, Messages.IncidentEndpoint_Unknown());
            }
            var inbox = new Inbox(JenkinsOperations.get().ledger(), Clock.systemUTC());
            var receipt = inbox.take(sender.get(), body, signature);
            return HttpResponses.text(text(receipt));
        } catch (MessageRefused refused) {
            LOG.log(Level.FINE, "a message was refused", refused);
            return refused(status(refused.fault()), refused.getMessage());
        } catch (StoreUnavailable | SecretMissing notNow) {
            LOG.log(Level.WARNING, "a message about an incident was not taken", notNow);
            return refused(503, Messages.IncidentEndpoint_Later());
        }
    }

    private static Optional<Sender> sender(String name) {
        return IncidentSenders.get().sender(name).map(IncidentSender::asSender);
    }

    private static String text(Inbox.Receipt receipt) {
        if (!receipt.isNew()) {
            return Messages.IncidentEndpoint_Known();
        }
        return receipt.incident()
                .map(incident -> Messages.IncidentEndpoint_Taken(incident.id()))
                .orElseGet(Messages::IncidentEndpoint_Nothing);
    }

    private static int status(MessageRefused.Fault fault) {
        return switch (fault) {
            case UNSIGNED -> 401;
            case FORBIDDEN -> 403;
            case MALFORMED -> 400;
            case TOO_LONG -> 413;
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
        return "slipway-incidents";
    }
}
