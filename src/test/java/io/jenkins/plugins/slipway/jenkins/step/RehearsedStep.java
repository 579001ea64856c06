package io.jenkins.plugins.slipway.jenkins.step;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One step of a build as Pipeline keeps it: saved when it is asked to, answered once. */
final class RehearsedStep {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, RehearsedStep> BY_NUMBER = new ConcurrentHashMap<>();

    private final RehearsedJenkins jenkins;
    private final Build build;
    private final long number = NUMBERS.incrementAndGet();
    private OperationExecution execution;
    private byte[] saved;
    private volatile Object value;
    private volatile Throwable failure;
    private volatile boolean answered;
    /** As when the controller dies before Pipeline has written anything. */
    volatile boolean losesSaves;

    RehearsedStep(RehearsedJenkins jenkins, Order order, Build build) {
        this.jenkins = jenkins;
        this.build = build;
        BY_NUMBER.put(number, this);
        this.execution = new Execution(new Context(number), order);
        save();
    }

    void start() {
        execution.start();
    }

    /** From what was saved last. */
    void resume() {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(saved)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
                return Class.forName(type.getName(), false, RehearsedStep.class.getClassLoader());
            }
        }) {
            execution = (OperationExecution) in.readObject();
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new AssertionError(unreadable);
        }
        execution.onResume();
    }

    private void save() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(execution);
        } catch (IOException unsavable) {
            throw new AssertionError(unsavable);
        }
        saved = bytes.toByteArray();
    }

    int savedBytes() {
        return saved.length;
    }

    void abort(String who) {
        execution.stop(new Exception(who));
    }

    String status() {
        return execution.getStatus();
    }

    boolean isAnswered() {
        return answered;
    }

    /** Lets time pass until it has an answer. */
    RehearsedStep untilAnswered() throws InterruptedException {
        jenkins.until("an answer; " + status(), this::isAnswered);
        return this;
    }

    /** What it returned. */
    @SuppressWarnings("unchecked")
    Map<String, Object> value() {
        if (failure != null) {
            throw new AssertionError(failure);
        }
        return (Map<String, Object>) value;
    }

    Throwable failure() {
        return failure;
    }

    private void answer(Object result, Throwable why) {
        if (answered) {
            throw new AssertionError("answered twice: " + result + why);
        }
        value = result;
        failure = why;
        answered = true;
    }

    /** Saves nothing of the process it runs in. */
    private static final class Execution extends OperationExecution {
        private static final long serialVersionUID = 1L;
        private final Context context;

        Execution(Context context, Order order) {
            super(context, order);
            this.context = context;
        }

        @Override
        public StepContext getContext() {
            return context;
        }

        @Override
        ControllerOperations operations() {
            return context.step().jenkins.operations();
        }

        @Override
        Build build() {
            return context.step().build;
        }
    }

    private static final class Context extends StepContext {
        private static final long serialVersionUID = 1L;
        private final long number;

        Context(long number) {
            this.number = number;
        }

        RehearsedStep step() {
            return BY_NUMBER.get(number);
        }

        @Override
        public ListenableFuture<Void> saveState() {
            if (!step().losesSaves) {
                step().save();
            }
            return Futures.immediateVoidFuture();
        }

        @Override
        public void onSuccess(Object result) {
            step().answer(result, null);
        }

        @Override
        public void onFailure(Throwable why) {
            step().answer(null, why);
        }

        @Override
        public <T> T get(Class<T> key) {
            throw new AssertionError("asked for " + key);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setResult(Result result) {}

        @Override
        public BodyInvoker newBodyInvoker() {
            throw new AssertionError("no step of ours has a body");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Context context && context.number == number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
