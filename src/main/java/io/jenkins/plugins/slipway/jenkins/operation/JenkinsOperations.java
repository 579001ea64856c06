package io.jenkins.plugins.slipway.jenkins.operation;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import java.time.Duration;

/** The operations of this Jenkins, from the time its jobs are loaded until it goes down. */
@Extension
public final class JenkinsOperations {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ControllerOperations operations =
            new ControllerOperations(new JenkinsSurroundings(), new Threads(PAUSE));

    public static ControllerOperations get() {
        return ExtensionList.lookupSingleton(JenkinsOperations.class).operations;
    }

    /** What was under way goes on, whether its build is still there or not. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void goOn() {
        get().goOn();
    }

    /** Frees leases and ledger, so that they are free at once when it is back. */
    @Terminator
    public static void close() throws InterruptedException {
        get().close();
    }
}
