package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.SpecFaultsText;
import java.io.IOException;
import java.util.List;

/** What a step fails with: what was to be expected is one message for people, anything else comes as it is. */
final class Failure {
    private static final List<Class<? extends Exception>> EXPECTED = List.of(
            IllegalArgumentException.class,
            OperationFailed.class,
            CloudFault.class,
            EndpointSilent.class,
            StoreUnavailable.class,
            IOException.class);

    private Failure() {}

    static Throwable of(Exception fault) {
        if (fault instanceof InvalidSpec wrong) {
            return caused(headline(wrong), wrong);
        }
        var isExpected = EXPECTED.stream().anyMatch(known -> known.isInstance(fault));
        if (!isExpected || fault instanceof AbortException || fault.getMessage() == null) {
            return fault;
        }
        return caused(fault.getMessage().strip(), fault);
    }

    private static String headline(InvalidSpec wrong) {
        var first = wrong.faults().get(0);
        return Messages.Failure_Spec(
                SpecFaultsText.headline(wrong),
                String.valueOf(first.line()),
                first.path(),
                first.problem(),
                first.remedy());
    }

    private static AbortException caused(String message, Exception cause) {
        var abort = new AbortException(message);
        abort.initCause(cause);
        return abort;
    }
}
