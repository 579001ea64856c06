package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.Timeline;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Where all requests arrive: finds service and action, brings the world to the clock's present, and answers in the protocol
 * that was spoken. Any number of threads may call; one at a time is let into the world.
 */
public final class Endpoint {
    private static final Logger LOG = Logger.getLogger(Endpoint.class.getName());
    private static final Pattern READS = Pattern.compile("(Describe|Get|List).*");
    private final Timeline timeline;
    private final Clock clock;
    private final CallerCheck callers;
    private final Disturbance disturbance;
    private final Map<String, Service> services = new HashMap<>();
    private final Tally tally = new Tally();
    private final ReentrantLock lock = new ReentrantLock();
    private Consumer<Call> watcher = call -> {};
    private long requests;

    /** Where nothing disturbs a call. */
    public Endpoint(Timeline timeline, Clock clock, CallerCheck callers, List<Service> services) {
        this(timeline, clock, callers, Disturbance.NONE, services);
    }

    public Endpoint(
            Timeline timeline, Clock clock, CallerCheck callers, Disturbance disturbance, List<Service> services) {
        this.timeline = timeline;
        this.clock = clock;
        this.callers = callers;
        this.disturbance = disturbance;
        services.forEach(service -> this.services.put(service.name(), service));
    }

    /** Answers one HTTP request; a refusal is an answer too. @throws NoAnswer when none comes */
    public Reply answer(Request request) {
        var reply = alone(() -> replied(request).with(Reply.TIME, timeline.now().toString()));
        return clock instanceof FastClock fast ? reply.with(Reply.SPEED, String.valueOf(fast.speed())) : reply;
    }

    private Reply replied(Request request) {
        var requestId = "%08x-0000-4000-8000-%012x".formatted(requests >>> 48, ++requests);
        var scope = Scope.of(request);
        var protocol = Protocol.of(request, scope);
        try {
            catchUp();
            var call = protocol.decode(request, scope);
            tally.count(call);
            return protocol.answer(call, disturbed(call), requestId);
        } catch (WorldFault refused) {
            return protocol.refusal(request, refused, requestId);
        } catch (NoAnswer lost) {
            throw lost;
        } catch (RuntimeException defect) {
            LOG.log(Level.SEVERE, "The rehearsal failed at request " + requestId, defect);
            return protocol.refusal(request, internalFailure(defect), requestId);
        }
    }

    private Answer disturbed(Call call) {
        var mishap = disturbance.befalling(call);
        if (mishap.isEmpty()) {
            return handled(call);
        }
        if (mishap.get().carriedOut()) {
            carryOutUnseen(call);
        }
        throw mishap.get().answer() == null
                ? new NoAnswer(mishap.get().waited())
                : mishap.get().answer();
    }

    private void carryOutUnseen(Call call) {
        try {
            handled(call);
        } catch (WorldFault refused) {
            LOG.log(Level.FINE, "A refusal that nobody hears of", refused);
        }
    }

    /** Has each call seen after it was carried out, refused ones and reads left out. Inside the world: be quick. */
    public void watch(Consumer<Call> afterEachChange) {
        within(() -> {
            watcher = afterEachChange;
            return afterEachChange;
        });
    }

    /** As a caller of the world's own account. */
    public Answer invoke(String region, String service, String action, String input) {
        return invoke("", region, service, action, input);
    }

    /** Carries out one call from inside, with parameters as JSON by the model's member names. @param accessKey of the caller */
    public Answer invoke(String accessKey, String region, String service, String action, String input) {
        return within(() -> {
            var tree = Format.JSON.read(input.getBytes(StandardCharsets.UTF_8));
            var call = new Call(service, action, region, accessKey, new TreeParams(tree, Dialect.of(service)));
            return handled(call);
        });
    }

    /** Looks at the world, or changes it, at the clock's present while no call is under way. */
    public <T> T within(Supplier<T> look) {
        return alone(() -> {
            catchUp();
            return look.get();
        });
    }

    private <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Not when the world itself calls, out of an event: time goes on after that event. */
    private void catchUp() {
        if (lock.getHoldCount() == 1) {
            timeline.advanceTo(clock.instant());
        }
    }

    /** How often each {@code service:Action} was called, refused calls included. */
    public SortedMap<String, Long> calls() {
        return within(tally::calls);
    }

    /** Whether there is a handler for this action. */
    public boolean models(String service, String action) {
        return handler(service, action).isPresent();
    }

    private Optional<Service.Handler> handler(String service, String action) {
        return Optional.ofNullable(services.get(service)).flatMap(found -> found.handler(action));
    }

    private Answer handled(Call call) {
        callers.check(call);
        var handler = handler(call.service(), call.action())
                .orElseThrow(() -> Dialect.of(call.service()).unknownAction(call.service(), call.action()));
        var answer = handler.handle(call.of(callers.account(call.accessKey())));
        refuseUnread(call);
        if (!reads(call)) {
            watcher.accept(call);
        }
        return answer;
    }

    /** A handler that changes the world has said nothingElse() itself before, so this is for those that only read. */
    private static void refuseUnread(Call call) {
        try {
            call.params().nothingElse();
        } catch (WorldFault notModelled) {
            if (!reads(call)) {
                LOG.warning(() -> "%s:%s was carried out, then refused: %s"
                        .formatted(call.service(), call.action(), notModelled.getMessage()));
            }
            throw notModelled;
        }
    }

    /** Whether a call cannot change anything, by its name. */
    static boolean reads(Call call) {
        return READS.matcher(call.action()).matches();
    }

    private static WorldFault internalFailure(RuntimeException defect) {
        var fault = new WorldFault("InternalFailure", "The Slipway rehearsal has a defect: " + defect, 500);
        fault.initCause(defect);
        return fault;
    }
}
