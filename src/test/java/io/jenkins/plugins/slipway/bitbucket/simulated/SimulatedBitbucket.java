package io.jenkins.plugins.slipway.bitbucket.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Bitbucket on loopback with one repository, {@code acme/checkout} on Cloud and {@code ACME/checkout} on Data Center. It keeps
 * what is written, and can be slow, limited, moved, picky about tokens, or broken for the next call.
 */
public final class SimulatedBitbucket implements AutoCloseable {
    /** A token that may do everything. */
    public static final String TOKEN = "token-of-tests-7f3a";

    private static final int AS_USUAL = -1;
    private static final Set<String> ALL = Set.of("repository", "pullrequest", "pipeline", "REPO_READ");

    private final HttpServer server;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final SimulatedRepository repository;
    private final boolean isCloud;
    private final Deque<Broken> broken = new ArrayDeque<>();
    private final Map<String, Set<String>> scopes = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int pageLength = 100;
    private volatile Limit limit;
    private volatile String movedTo;
    private volatile int tokensGiven;

    /** A request as it came. @param authorization empty for nobody */
    public record Seen(String method, String path, String query, Optional<String> authorization, JsonNode body) {}

    private record Broken(int status, String body, Map<String, String> headers) {}

    private SimulatedBitbucket(SimulatedRepository repository, boolean isCloud) {
        this.repository = repository;
        this.isCloud = isCloud;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
        scopes.put("Bearer " + TOKEN, ALL);
        server.setExecutor(hands);
        server.createContext("/", this::take);
        server.start();
    }

    public static SimulatedBitbucket cloud() {
        return new SimulatedBitbucket(new SimulatedRepository("acme", "checkout"), true);
    }

    public static SimulatedBitbucket dataCenter() {
        return new SimulatedBitbucket(new SimulatedRepository("ACME", "checkout"), false);
    }

    public SimulatedRepository repository() {
        return repository;
    }

    /** {@code BITBUCKET_URL}. */
    public URI site() {
        return URI.create(
                "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), isCloud ? "" : "/bitbucket"));
    }

    /** {@code BITBUCKET_API_URL}: of Cloud only. */
    public Optional<URI> api() {
        return isCloud ? Optional.of(URI.create(site() + "/2.0")) : Optional.empty();
    }

    public RepositoryAddress address() {
        return new RepositoryAddress(site(), api(), repository.owner, repository.name);
    }

    /** By {@link #TOKEN}. */
    public SignIn signIn() {
        return new SignIn.AccessToken(() -> TOKEN);
    }

    /** Takes this header as well. @param granted scopes of Cloud, or {@code REPO_READ} */
    public void grant(String authorization, String... granted) {
        scopes.put(authorization, Set.of(granted));
    }

    /** As an administrator does it: later calls with it are answered with 401. */
    public void revoke(String authorization) {
        scopes.remove(authorization);
    }

    /** All that was asked, in order. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** How many tokens the OAuth consumer was given. */
    public int tokensGiven() {
        return tokensGiven;
    }

    /** The next call that has none of these queued before it is answered so. @param headers names and values */
    public void answerNext(int status, String body, String... headers) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        synchronized (broken) {
            broken.add(new Broken(status, body, named));
        }
    }

    /** As {@link #answerNext}, once this many calls were answered as usual. */
    public void answerAfter(int answers, int status, String body, String... headers) {
        for (int i = 0; i < answers; i++) {
            answerNext(AS_USUAL, "");
        }
        answerNext(status, body, headers);
    }

    /** The next call is never answered. */
    public void hangNext() {
        answerNext(0, "");
    }

    /** At most so many calls in a rolling hour. */
    public void limit(int anHour, Clock clock) {
        limit = new Limit(anHour, clock);
    }

    public void pageLength(int most) {
        pageLength = most;
    }

    /** Every path of the repository leads there. */
    public void moveTo(String ownerAndName) {
        movedTo = ownerAndName;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var query = exchange.getRequestURI().getRawQuery();
            var bytes = exchange.getRequestBody().readAllBytes();
            var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            var isForm = path.startsWith("/site/");
            var body = bytes.length == 0 || isForm ? null : Face.JSON.readTree(bytes);
            seen.add(new Seen(exchange.getRequestMethod(), path, query, authorization, body));
            var next = next().filter(how -> how.status() != AS_USUAL);
            if (next.isPresent()) {
                breakIt(exchange, next.get());
            } else if (isForm) {
                send(exchange, token(authorization));
            } else {
                send(exchange, answer(exchange.getRequestMethod(), path, query, authorization, body));
            }
        }
    }

    private Optional<Broken> next() {
        synchronized (broken) {
            return Optional.ofNullable(broken.poll());
        }
    }

    private void breakIt(HttpExchange exchange, Broken how) throws IOException {
        if (how.status() == 0) {
            await();
            return;
        }
        how.headers().forEach(exchange.getResponseHeaders()::set);
        var bytes = how.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(how.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Face.Answer token(Optional<String> authorization) {
        if (authorization.filter(scopes::containsKey).isEmpty()) {
            return Face.Answer.of(
                    401,
                    Face.json(
                            "{\"error\": \"unauthorized_client\", \"error_description\": \"Invalid OAuth client credentials\"}"));
        }
        tokensGiven++;
        var token = "consumer-" + tokensGiven;
        scopes.put("Bearer " + token, scopes.get(authorization.get()));
        return Face.Answer.of(200, Face.json("""
                        {"access_token": "%s", "expires_in": 7200, "token_type": "bearer", "state": "client_credentials",
                         "refresh_token": "x", "scopes": "pipeline pullrequest repository"}
                        """, token));
    }

    private Face.Answer answer(
            String method, String path, String query, Optional<String> authorization, JsonNode body) {
        var granted = authorization
                .map(header -> scopes.getOrDefault(header, Set.of("?")))
                .orElse(ALL);
        Face face;
        if (isCloud) {
            var cloud = new CloudFace(repository, site() + "/2.0", pageLength);
            cloud.scopes(granted);
            face = cloud;
        } else {
            var dataCenter = new DataCenterFace(repository, site().toString(), pageLength);
            dataCenter.permissions(granted);
            face = dataCenter;
        }
        if (granted.contains("?")) {
            return face.error(401, "Token is invalid, expired, or not supported for this endpoint.");
        }
        if (movedTo != null) {
            var between = isCloud ? "/" : "/repos/";
            var here = repository.owner + between + repository.name;
            var there = path.replace(here, movedTo.replace("/", between));
            return new Face.Answer(
                    301, null, Map.of("Location", site().resolve(there).toString()));
        }
        var now = limit;
        if (now != null && !now.takes()) {
            var refused = face.error(429, "Rate limit for this resource has been exceeded");
            return new Face.Answer(429, refused.body(), now.headers());
        }
        var answer = face.answer(method, path, query(query), body);
        return now == null ? answer : new Face.Answer(answer.status(), answer.body(), now.headers());
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : Optional.ofNullable(raw).orElse("").split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void send(HttpExchange exchange, Face.Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        var bytes = Face.JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        hands.shutdownNow();
    }
}
