package io.jenkins.plugins.slipway.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook on loopback that keeps what it gets and answers as it is told; 204 otherwise. */
final class Receiver implements AutoCloseable {
    final List<Message> got = new CopyOnWriteArrayList<>();
    final Deque<Integer> answers = new ArrayDeque<>();
    private final HttpServer server;

    record Message(String delivery, String signature, byte[] body) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError(notJson);
            }
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        got.add(new Message(
                headers.getFirst("X-Slipway-Delivery"),
                headers.getFirst("X-Slipway-Signature"),
                exchange.getRequestBody().readAllBytes()));
        synchronized (answers) {
            exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.poll(), -1);
        }
        exchange.close();
    }

    void answer(int... codes) {
        synchronized (answers) {
            for (var code : codes) {
                answers.add(code);
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/tell-nobody-7f3a");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
