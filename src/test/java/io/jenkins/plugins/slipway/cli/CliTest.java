package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.spec.SpecSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CliTest {
    private static final String[] THREE = {"--ledger", "--endpoint-url", "--environment"};
    /** Of a help page. */
    private static final int WIDTH = 100;

    private static final String CHECKOUT = "examples/checkout/slipway.yaml";

    static Stream<CommandLine> commands() {
        return all(Cli.commandLine());
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(CliTest::all));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainEveryCommandWithExamples(CommandLine line) {
        var usage = line.getCommandSpec().usageMessage();
        var help = line.getUsageMessage();

        assertThat(usage.description()).isNotEmpty();
        assertThat(help).contains("--help");
        assertThat(usage.footerHeading()).contains(line.getParent() == null ? "Exit codes" : "Examples");
        assertThat(usage.description()[0])
                .as("its line in a list of commands")
                .hasSizeLessThan(WIDTH)
                .endsWith(".");
        assertThat(usage.footer())
                .as("not broken in two")
                .allMatch(text -> String.format(text).lines().allMatch(one -> one.length() <= WIDTH));
        assertThat(help).as("the values of options have names").doesNotContainPattern("=<[a-z]");
        if (line.getSubcommands().isEmpty()) {
            assertThat(line.getCommandSpec().optionsMap()).containsKeys(THREE);
            assertThat(help)
                    .contains("Exit codes: 0 ")
                    .contains("  " + line.getCommandSpec().qualifiedName());
        }
        line.getCommandSpec()
                .options()
                .forEach(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    @Test
    void shouldValidateAGoodSpec() {
        assertThat(Ran.slipway("validate", CHECKOUT))
                .isEqualTo(
                        new Ran(0, CHECKOUT + " is valid: service checkout, environments staging, production\n", ""));
        assertThat(Ran.slipway("validate", "--json", CHECKOUT)
                        .json()
                        .path("service")
                        .asText())
                .isEqualTo("checkout");
    }

    @Test
    void shouldNameEveryFaultOfASpecAndAnswerTwo(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("slipway.yaml"), "service: Hello\nimage: {bas: ami-1}\n");

        var ran = Ran.slipway("validate", file.toString());

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(file + " has 4 faults; nothing was done")
                .contains(file + ":1:10 service\n    'Hello' is not allowed here; write lower-case letters")
                .contains("unknown key 'bas'; did you mean 'base'?")
                .doesNotContain("\tat ");
        var json = Ran.slipway("validate", "--json", file.toString());
        assertThat(json.exit()).isEqualTo(2);
        assertThat(json.err()).isEmpty();
        assertThat(json.json().path("faults")).hasSize(4);
        assertThat(json.json().path("faults").get(0).path("line").asInt()).isEqualTo(1);
    }

    @Test
    void shouldKeepManyFaultsOnOneScreen(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("slipway.yaml"), many());

        assertThat(Ran.slipway("validate", file.toString()).err().lines())
                .hasSizeLessThan(25)
                .last()
                .asString()
                .matches("and [0-9]+ more");
    }

    private static String many() {
        var text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("unknown").append(i).append(": 1\n");
        }
        return text.toString();
    }

    @Test
    void shouldValidateThatTheEnvironmentIsThere() {
        assertThat(Ran.slipway("validate", CHECKOUT, "--environment", "staging").exit())
                .isZero();
        var absent = Ran.slipway("validate", CHECKOUT, "--environment", "test", "--ledger", "l");
        assertThat(absent.exit()).isEqualTo(2);
        assertThat(absent.err()).contains("has no environment 'test'; it has staging, production");
    }

    @Test
    void shouldPrintTheSchema() {
        assertThat(Ran.slipway("schema")).isEqualTo(new Ran(0, SpecSchema.text(), ""));
    }

    @Test
    void shouldPrintACompletionScript() {
        var ran = Ran.slipway("completion");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("validate")
                .contains("--json");
    }

    @Test
    void shouldSayHowItIsUsedWhenItIsUsedWrongly() {
        var nothing = Ran.slipway();
        var unknown = Ran.slipway("validat");
        var option = Ran.slipway("validate", "--json", "--colour");

        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("say what to do").contains("validate ");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("'validat'").contains("validate");
        assertThat(option.exit()).isEqualTo(2);
        assertThat(option.json().path("error").asText()).contains("--colour").contains("slipway validate --help");
    }

    @Test
    void shouldSayWhatANumberLooksLike() {
        var wrong = Ran.slipway("rollback", "--last", "two");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("'--last': 'two' is no whole number");
    }

    @Test
    void shouldTellOfBakeTimesAndOfLedgersThatGiveOut() {
        for (var command : List.of("deliver", "rollback", "resume")) {
            assertThat(Ran.slipway(command, "--help").out())
                    .contains("or a bake time not watched")
                    .contains("or left open: the ledger gave out in the middle");
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void shouldAnswerEveryEndingWithItsCode(Ending ending) {
        var ran = failing(new OperationFailed(ending, "because"));

        assertThat(ran.exit())
                .isEqualTo(
                        switch (ending) {
                            case DONE -> 0;
                            case FAILED -> 1;
                            case INCONCLUSIVE -> 3;
                            case NEEDS_PERSON -> 4;
                            case REFUSED -> 5;
                            case ABORTED -> 130;
                        });
        assertThat(ran.err()).isEqualTo("slipway: because\n");
    }

    @Test
    void shouldAnswerFaultsOfTheWorldWithAMessageAndNoStackTrace() {
        var lease = new Lease("fleet:a/b/c", new OperationId("op-1"), "host", 1, Instant.EPOCH);
        var denied = new CloudFault(CloudFault.Kind.DENIED, "ec2:RunInstances", "", "may not ec2:RunInstances", null);

        assertThat(failing(denied)).isEqualTo(new Ran(1, "", "slipway: may not ec2:RunInstances\n"));
        assertThat(failing(new LeaseHeld(lease)).exit()).isEqualTo(5);
        assertThat(failing(new WrongUsage("no such thing")).exit()).isEqualTo(2);
        assertThat(failing(new InterruptedException()).exit()).isEqualTo(130);
        assertThat(failing(new IllegalStateException("odd")))
                .satisfies(ran -> assertThat(ran.exit()).isEqualTo(1))
                .satisfies(ran -> assertThat(ran.err())
                        .contains("defect of Slipway")
                        .contains("odd")
                        .doesNotContain("\tat "));
    }

    @Test
    void shouldPrintTheCauseWhenVerbose() {
        var fault = new IllegalStateException("odd", new IllegalArgumentException("deep"));

        assertThat(failing(fault, "--verbose").err()).contains("Caused by").contains("deep");
    }

    @Test
    void shouldAnswerAFaultAsOneJsonObject() {
        var ran = failing(new WrongUsage("no such thing"), "--json");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().path("exit").asInt()).isEqualTo(2);
        assertThat(ran.json().path("error").asText()).isEqualTo("no such thing");
    }

    @Command(name = "fail")
    private static final class Failing implements Callable<Integer> {
        private final Exception fault;

        @Mixin
        private JsonOption json;

        Failing(Exception fault) {
            this.fault = fault;
        }

        @Override
        public Integer call() throws Exception {
            throw fault;
        }
    }

    private static Ran failing(Exception fault, String... options) {
        var line = Cli.commandLine().addSubcommand(new Failing(fault));
        line.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        line.setExecutionStrategy(line.getExecutionStrategy());
        var arguments = Stream.concat(Stream.of("fail"), Stream.of(options)).toArray(String[]::new);
        return Ran.run(line, arguments);
    }
}
