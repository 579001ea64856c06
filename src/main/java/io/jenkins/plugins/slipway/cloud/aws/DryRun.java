package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;

/** A call that EC2 only judges. It always answers with an error; one of them means that the call would have succeeded. */
final class DryRun {
    private static final String WOULD_SUCCEED = "DryRunOperation";

    private DryRun() {}

    static void prove(Runnable call) {
        try {
            call.run();
        } catch (CloudFault fault) {
            if (!fault.code().equals(WOULD_SUCCEED)) {
                throw fault;
            }
        }
    }
}
