package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Connection;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.WebIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The contract's service in <a href="https://docs.getmoto.org">moto</a>, started on a free port of loopback. */
final class MotoStage implements Stage {
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Set<Skill> MISSING = EnumSet.allOf(Skill.class);
    private static final String REGION = "eu-west-1";

    private final Process server;
    private final URI endpoint;
    private final AwsClouds clouds;
    private final MotoService service;

    private MotoStage(Process server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
        this.clouds = new AwsClouds(
                AwsSettings.real(MotoStage::connection, Optional.of(endpoint)).withRehearsalCredentials());
        this.service = MotoService.create(endpoint, REGION);
    }

    /** Empty where moto is not installed. */
    static Optional<Stage> start() throws IOException {
        Process server;
        try {
            server = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        var output = new BufferedReader(server.inputReader(StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var running = RUNNING.matcher(line);
            if (running.find()) {
                drain(output);
                return Optional.of(new MotoStage(server, URI.create(running.group(1))));
            }
        }
        return Optional.empty();
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader output) {
        var thread = new Thread(() -> output.lines().forEach(line -> {}));
        thread.setDaemon(true);
        thread.start();
    }

    private static Optional<Connection> connection(String name) {
        return Optional.of(new Connection(
                name, REGION, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    /** As who signs in by a token. */
    Cloud signedInBy(WebIdentity identity) {
        var connection = connection("moto").orElseThrow().signingInBy(identity);
        return new AwsClouds(AwsSettings.real(name -> Optional.of(connection), Optional.of(endpoint)))
                .open("moto", REGION, Fence.NONE);
    }

    @Override
    public Cloud cloud() {
        return clouds.open("moto", REGION, Fence.NONE);
    }

    @Override
    public String image() {
        return service.image();
    }

    @Override
    public String templateId() {
        return service.templateId();
    }

    @Override
    public String group() {
        return "checkout";
    }

    @Override
    public String rule() {
        return service.rule();
    }

    @Override
    public String listener() {
        return service.listener();
    }

    @Override
    public String targetGroup() {
        return service.targetGroup();
    }

    @Override
    public boolean has(Skill skill) {
        return !MISSING.contains(skill);
    }

    /** Moto does at once whatever it does. */
    @Override
    public void pass(Duration duration) {}

    @Override
    public void close() {
        clouds.close();
        server.destroy();
        server.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> server.destroyForcibly())
                .join();
    }
}
