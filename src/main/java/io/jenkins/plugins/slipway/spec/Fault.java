package io.jenkins.plugins.slipway.spec;

/**
 * One fault of a spec.
 *
 * @param line from 1
 * @param column from 1
 * @param path {@code environments.production.targets[0].region}
 * @param problem what is wrong
 * @param remedy what would be right
 */
public record Fault(int line, int column, String path, String problem, String remedy) {
    @Override
    public String toString() {
        return "%d:%d %s: %s; %s".formatted(line, column, path, problem, remedy);
    }
}
