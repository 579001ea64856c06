package io.jenkins.plugins.slipway.report.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Fragments within a page like Jenkins', its colours and the policy that it enforces; on loopback, until it is closed. */
final class HostPages implements AutoCloseable {
    /** Stricter than Jenkins, which still allows inline style. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; img-src 'self' data:";

    private static final String POLICY_OF_ARTIFACTS =
            "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'";

    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/slipway");
    private static final Path HOST = Path.of("src/test/resources/io/jenkins/plugins/slipway/report/browser");
    private static final Map<String, Path> FILES = Map.of(
            "/report.css", RESOURCES.resolve("report/report.css"),
            "/charts.js", RESOURCES.resolve("jenkins/report/charts.js"),
            "/report.js", RESOURCES.resolve("jenkins/report/report.js"),
            "/echarts.min.js", Path.of("target/hpi/echarts.min.js"),
            "/live.js", RESOURCES.resolve("jenkins/page/DeliveryAction/live.js"),
            "/host.js", HOST.resolve("host.js"),
            "/host.css", HOST.resolve("host.css"));
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"><link rel="stylesheet" href="/report.css">
            <script src="/echarts.min.js" defer></script><script src="/charts.js" defer></script><script src="/report.js" defer></script>
            <script src="/host.js" defer></script><script src="/live.js" defer></script>
            </head><body><main><h1>%s</h1>%s</main></body></html>
            """;

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, Path> archives = new ConcurrentHashMap<>();
    private final AtomicInteger documents = new AtomicInteger();
    private final HttpServer server;

    private record Page(String title, Fragment fragment) {}

    /** @see #add */
    interface Fragment {
        /** @param parameters of the address by name, null for what it lacks */
        String html(UnaryOperator<String> parameters);
    }

    HostPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** A fragment of HTML at a path, made anew for each request. */
    void add(String path, String title, Fragment fragment) {
        pages.put(path, new Page(title, fragment));
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** Files of a folder under a path, as Jenkins serves archived artifacts: no script runs, no style but that of files is used. */
    void archive(String path, Path folder) {
        archives.put(path, folder);
    }

    /** How many pages were asked for so far, reloads and what scripts fetch among them. */
    int documents() {
        return documents.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (FILES.containsKey(path)) {
                send(
                        exchange,
                        path.endsWith(".css") ? "text/css" : "text/javascript",
                        Files.readAllBytes(FILES.get(path)));
            } else if (pages.containsKey(path)) {
                documents.incrementAndGet();
                var page = pages.get(path);
                var html =
                        page.fragment().html(parameters(exchange.getRequestURI().getRawQuery())::get);
                send(
                        exchange,
                        "text/html; charset=utf-8",
                        FRAME.formatted(page.title(), page.title(), html).getBytes(StandardCharsets.UTF_8));
            } else {
                answerFromArchive(exchange, path);
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private void answerFromArchive(HttpExchange exchange, String path) throws IOException {
        var archive = archives.keySet().stream().filter(path::startsWith).findFirst();
        if (path.equals("/favicon.ico")) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        var file = archive.map(of -> archives.get(of).resolve(path.substring(of.length())));
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            var type = path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8";
            send(exchange, type, POLICY_OF_ARTIFACTS, Files.readAllBytes(file.get()));
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        send(exchange, type, POLICY, body);
    }

    private static void send(HttpExchange exchange, String type, String policy, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
