package io.jenkins.plugins.slipway.ledger;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps the pool's and the test database's news of starting and stopping out of the output. */
final class QuietPool {
    private static final List<Logger> LOGGERS = Stream.of("com.zaxxer.hikari", "io.zonky", "java.util.Iterator")
            .map(Logger::getLogger)
            .toList();

    private QuietPool() {}

    static void quiet() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
