package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    private static Shell.Outcome run(String... script) {
        var shell = new Shell((key, from, to) -> Duration.ofSeconds(from), Duration.ofHours(1));
        return shell.run(List.of(script));
    }

    @Test
    void shouldTakeItsTimeAndSayWhatItInstalledWhenPackagesAreInstalled() {
        var run = run("#!/bin/bash", "set -euo pipefail", "sudo dnf -y install java-17 nginx", "sleep 30");

        assertThat(run.took()).isEqualTo(Duration.ofSeconds(90));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("java-17 nginx").endsWith("Complete!\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "exit 1",
                "echo a; false; echo b",
                "true && false",
                "if true; then false; fi",
                "if false; then true; else exit 1; fi",
                "if false; then true; elif true; then exit 1; fi",
                "for i in 1 2; do false; done",
                "(exit 1)",
                "bash -c 'false'",
                "{ false; }",
                "false || { echo failed; exit 1; }",
                "until curl -fsS localhost:8080/health; do sleep 5; done && false",
                "! true"
            })
    void shouldFailWhenACommandFails(String script) {
        assertThat(run(script, "echo after").exitCode()).isEqualTo(1);
        assertThat(run(script, "echo after").output()).doesNotContain("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 0",
                "false || true",
                "true || { echo failed; exit 1; }",
                "curl -fsS http://localhost:8080/health && exit 0; exit 1",
                "if ! curl -fsS http://127.0.0.1:8080/; then exit 1; fi",
                "for i in $(seq 1 36); do curl -fsS localhost:8080/health && exit 0; sleep 5; done; exit 1",
                "timeout 180 bash -c 'until curl -fsS localhost:8080/health; do sleep 5; done' || exit 1",
                "fail() { echo \"$1\"; exit 1; }",
                "code=$(curl -s -o /dev/null -w '%{http_code}' localhost:8080/); [ \"$code\" = 200 ] || exit 1",
                "[ $SECONDS -lt 180 ] || exit 1",
                "cat > /etc/unit <<'EOF'\nexit 1\nEOF\ntrue",
                "# exit 1",
                "echo 'false; exit 1'",
                "while true; do break; exit 1; done",
                "DEBIAN_FRONTEND=noninteractive apt-get install -y nginx",
                "case $1 in a) exit 1;; esac",
                "if [ -z \"$HOME\" ]; then exit 1; fi",
                "if false; then exit 1; fi"
            })
    void shouldSucceedWhenNothingFails(String script) {
        assertThat(run(script.split("\n")).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "sleep 5, 5",
        "sleep 2m, 120",
        "for i in 1 2 3; do sleep 10; done, 30",
        "for i in {1..4}; do sleep 10; done, 40",
        "i=0; while [ $i -lt 6 ]; do sleep 10; i=$((i+1)); done, 60",
        "sleep 5 && sleep 5 || sleep 50, 10",
        "while [ $SECONDS -lt 60 ]; do sleep 7; done, 63"
    })
    void shouldTakeAsLongAsItSleeps(String script, long seconds) {
        assertThat(run(script).took()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void shouldTimeOutWhenItNeverEnds() {
        var run = run("while true; do sleep 60; done");

        assertThat(run.timedOut()).isTrue();
        assertThat(run.took()).isEqualTo(Duration.ofHours(1));
    }
}
