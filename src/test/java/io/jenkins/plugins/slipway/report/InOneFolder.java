package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Unit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses as a server has them, for tests. */
public final class InOneFolder implements Places {
    @Override
    public String thisPage(Choice choice) {
        return "?" + choice.query();
    }

    @Override
    public String unit(Unit unit) {
        return "unit?service=" + encoded(unit.service()) + "&environment=" + encoded(unit.environment());
    }

    @Override
    public Optional<String> operation(String operationId) {
        return Optional.of("operation?id=" + encoded(operationId));
    }

    @Override
    public Optional<String> run(String run) {
        return run.startsWith("build") ? Optional.of("../job?" + encoded(run)) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
