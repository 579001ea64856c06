package io.jenkins.plugins.slipway.rehearsal.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A rehearsal for clients of other processes, on loopback only. */
public final class RehearsalServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RehearsalServer.class.getName());
    private static final int THREADS = 8;
    private static final int PULSE_SECONDS = 1;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private final Endpoint endpoint;
    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledExecutorService pulse;

    private RehearsalServer(Endpoint endpoint, HttpServer server) {
        this.endpoint = endpoint;
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, RehearsalServer::daemon);
        this.pulse = Executors.newSingleThreadScheduledExecutor(RehearsalServer::daemon);
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @throws PortInUse when another process has it
     */
    public static RehearsalServer start(Endpoint endpoint, int port) {
        answerAtOnce();
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            var started = new RehearsalServer(endpoint, HttpServer.create(address, 0));
            started.server.createContext("/", started::answer);
            started.server.setExecutor(started.threads);
            started.server.start();
            started.pulse.scheduleWithFixedDelay(started::goOn, PULSE_SECONDS, PULSE_SECONDS, TimeUnit.SECONDS);
            return started;
        } catch (BindException taken) {
            throw new PortInUse(port, taken);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port, failed);
        }
    }

    /** What to give a client as its endpoint. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops at once; the port is free when this returns. */
    @Override
    public void close() {
        pulse.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Time goes on though nobody calls, so that the next caller need not wait for days of traffic to be made up. */
    private void goOn() {
        try {
            endpoint.within(() -> null);
        } catch (RuntimeException defect) {
            LOG.log(Level.SEVERE, "The rehearsal's world failed as its time went on", defect);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "slipway-rehearsal");
        thread.setDaemon(true);
        return thread;
    }

    /** The JDK's server sends head and body apart, and by default the second then waits 40 ms for the client's acknowledgement. */
    private static void answerAtOnce() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var uri = exchange.getRequestURI();
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            var body = exchange.getRequestBody().readAllBytes();
            var reply =
                    endpoint.answer(new Request(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (NoAnswer none) {
            LOG.log(Level.FINE, "The connection ends without an answer", none);
        }
    }
}
