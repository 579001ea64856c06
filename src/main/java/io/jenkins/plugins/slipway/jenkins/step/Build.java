package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.jenkins.recording.ChangeChain;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.Spec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step must know of the build it belongs to; asked in threads that may wait. */
interface Build {
    /** For people, and the same for ever: {@code folder/job#12}. */
    String id();

    /** Full name of its job: {@code folder/job}. */
    String job();

    /** Unlike any other step of any build there ever was: a job that was deleted and made again counts anew. */
    String step();

    /** When the build began, in milliseconds since 1970. */
    long startedAt();

    /** Who caused it; once it was asked whether it may, the user or the grant that allowed it. */
    String requestedBy();

    PrintWriter log();

    /** The variables of its environment here. */
    Map<String, String> variables() throws IOException, InterruptedException;

    /** Empty outside of {@code node}. */
    Optional<Workspace> workspace() throws IOException, InterruptedException;

    /** Its page "Delivery"; empty while Jenkins does not know its own address. */
    Optional<URI> page();

    /** What Jenkins' change logs tell of its commits. */
    ChangeChain changes();

    /** Full name of its job, or of the multibranch project that the job belongs to. */
    String project();

    /**
     * Asks whether it may do that.
     *
     * @throws IOException that says what is missing, and where it is given
     */
    void require(Right right, String environment, Set<String> connections) throws IOException;

    /** Writes down what is done, before it is done. @param who a user's id, or the grant that stood in for one */
    void audit(String who, String what, Optional<OperationId> operation, String detail);

    /** The spec with the administrator's freeze windows. */
    Spec ruled(Spec spec);

    /** Shows the operation on the build's page. @param spec its text, which the page needs for the way back */
    void show(OperationId id, String spec) throws IOException;

    /** Marks the build and this step of it. */
    void unstable(String why);

    /** What runs in this thread until it is closed runs as the build does. */
    Identity asItself();

    /** Ends when it is closed. */
    interface Identity extends AutoCloseable {
        @Override
        void close();
    }

    /** What an administrator may grant. */
    enum Right {
        DEPLOY,
        ROLLBACK
    }
}
