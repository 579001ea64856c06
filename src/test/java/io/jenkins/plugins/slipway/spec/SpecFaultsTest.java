package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong form of a spec, made from a right one by replacing a piece of its text. */
class SpecFaultsTest {
    private static final Path FOLDER = Path.of("examples/checkout");
    private static final String RIGHT = """
            version: 1
            service: hello
            repository: bitbucket:acme/hello
            image:
              base: ami-0123456789abcdef0
              provision:
                - shell: scripts/install.sh
                  timeout: 5m
              verify:
                - http: {port: 80, path: /health}
            environments:
              production:
                connection: acme
                targets:
                  - region: eu-central-1
                    group: hello
                    listenerRule: arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/a/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
                refresh: {minHealthy: 90%, maxHealthy: 110, checkpoints: [50%, 100], checkpointDelay: 5m, warmup: 2m}
                gates: {during: [{alarm: a}]}
            canary:
              weights: [5, 25%, 50]
              metrics: [{use: alb, errors: {harm: 100%}, latency: {harm: 0.1}}]
            dora: {productionEnvironments: [production]}
            """;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "version: 1 | version: 2 | 1:10 version: '2' is not allowed here; write 1",
                "service: hello | service: Hello | 2:10 service: 'Hello' is not allowed here; write lower-case letters",
                "service: hello | service: [a] | 2:10 service: is a list; write lower-case letters",
                "service: hello | service: | 2:9 service: has no value; write",
                "acme/hello | acme | 3:13 repository: 'bitbucket:acme' is not allowed here; write bitbucket:workspace/repository",
                "ami-0123456789abcdef0 | ami-12 | 5:9 image.base: 'ami-12' is not allowed here; write ssm:/a/parameter",
                "ami-0123456789abcdef0 | golden:base/stable | 5:9 image.base: 'golden:base/stable': a base 'golden:…' is not implemented in this version; name the base image itself",
                "ami-0123456789abcdef0 | {owner: amazon} | 5:3 image.base.name: 'name' is missing; add it: Name of the image",
                "ami-0123456789abcdef0 | {owner: me, name: x} | 5:17 image.base.owner: 'me' is not allowed here; write amazon, self",
                "scripts/install.sh | scripts/instal.sh | 7:14 image.provision[0].shell: there is no file 'scripts/instal.sh'",
                "scripts/install.sh | ../minimal/slipway.yaml | 7:14 image.provision[0].shell: '../minimal/slipway.yaml' leads out",
                "scripts/install.sh | /etc/passwd | 7:14 image.provision[0].shell: '/etc/passwd' leads out",
                "provision: | \"copyTo: [{region: us-east-1, kmsKey: arn:aws:kms:eu-west-1:111122223333:key/a}]\n  provision:\" | 6:40 image.copyTo[0].kmsKey: the key is in region 'eu-west-1', its copy in 'us-east-1'; name a key",
                "provision: | \"copyTo: [us-east-1, us-east-1]\n  provision:\" | 6:23 image.copyTo[1]: region 'us-east-1' is there twice; remove one",
                "provision: | \"copyTo: [{kmsKey: alias/a}]\n  provision:\" | image.copyTo[0].region: 'region' is missing; add it: AWS region.",
                "provision: | \"shareWith: [12]\n  provision:\" | 6:15 image.shareWith[0]: '12' is not allowed here; write an account id of 12 digits",
                "timeout: 5m | timeout: 5 minutes | 8:16 image.provision[0].timeout: '5 minutes' is not allowed here; write a duration",
                "timeout: 5m | timeout: 5h | 8:16 image.provision[0].timeout: '5h' is out of range; write 10s to 4h",
                "timeout: 5m | packages: [a] | 7:7 image.provision[0]: has both packages and shell; make two steps of it",
                "timeout: 5m | retries: 5 | 8:7 image.provision[0].retries: unknown key 'retries'; remove it; known here: packages, shell, timeout",
                "port: 80 | port: 800000 | 10:20 image.verify[0].http.port: '800000' is not allowed here; write a port",
                "port: 80 | port: http | 10:20 image.verify[0].http.port: 'http' is of the wrong kind; write a port",
                "production: | Prod uction: | 12:3 environments.'Prod uction': 'Prod uction' is no name for it; write lower-case",
                "region: eu-central-1 | region: eu-central-9 | 15:17 environments.production.targets[0].region: unknown AWS region 'eu-central-9'; did you mean 'eu-central-1'?",
                "region: eu-central-1 | region: us-east-1 | 17:23 environments.production.targets[0].listenerRule: the rule is in region 'eu-central-1', its target in 'us-east-1'; name a rule",
                "group: hello | tags: {} | 16:15 environments.production.targets[0].tags: is empty; give at least one",
                "group: hello | tags: {a: b} | 17:23 environments.production.targets[0].listenerRule: one rule cannot split the traffic of all groups with some tags; name the group",
                "group: hello | tags: {a: [b]} | 16:19 environments.production.targets[0].tags.a: is a list; write the value of a tag",
                "listener-rule/app | rule/app | 17:23 environments.production.targets[0].listenerRule: 'arn:aws",
                "minHealthy: 90% | minHealthy: -5 | 18:27 environments.production.refresh.minHealthy: '-5' is not allowed here; write a percentage",
                "maxHealthy: 110 | maxHealthy: 200 | 18:44 environments.production.refresh.maxHealthy: maxHealthy - minHealthy is 110, AWS allows 100 at most; write at most 190%",
                "maxHealthy: 110 | maxHealthy: 95 | 18:44 environments.production.refresh.maxHealthy: '95' is out of range; write 100% to 200%",
                "\"[50%, 100]\" | \"[50%]\" | 18:62 environments.production.refresh.checkpoints: the last checkpoint is not 100%; add 100",
                "\"checkpoints: [50%, 100], \" | \"\" | environments.production.refresh.checkpointDelay: there are no checkpoints to halt at; add checkpoints",
                "alarm: a | alarm: '' | 19:30 environments.production.gates.during[0].alarm: '' is not allowed here; write the name",
                "\"[{alarm: a}]\" | \"[{alarm: a}, {alarm: a}]\" | 19:42 environments.production.gates.during[1].alarm: alarm 'a' is there twice; remove one",
                "alarm: a | errorBudget: {} | 19:23 environments.production.gates.during[0].errorBudget: 'environments.production.gates.during[0].errorBudget' is not implemented in this version; use an alarm",
                "gates: | gates: {before: [{freeze: {cron: 61 * * * *}}]} # | environments.production.gates.before[0].freeze.cron: no cron of minutes: Value 61 not in range [0, 59]; write minute",
                "gates: | onFailure: pause # | 19:16 environments.production.onFailure: 'pause' is not allowed here; write rollBackAll, rollBackWave or {rollBackLast: 2}",
                "gates: | onFailure: {rollBackLast: 2} # | 19:31 environments.production.onFailure.rollBackLast: there are only 1 waves; write rollBackAll, or 1 to 1",
                "gates: | limits: {surge: -1} # | environments.production.limits.surge: '-1' is not allowed here; write a number of instances",
                "gates: | limits: {capacityAtRisk: 0%} # | environments.production.limits.capacityAtRisk: '0' is out of range; write 1% to 100%",
                "\"[5, 25%, 50]\" | \"[5, 50, 25]\" | 21:20 canary.weights[2]: weights do not ascend: 25 follows 50; put them in ascending order",
                "\"[5, 25%, 50]\" | \"[-5, 50]\" | 21:13 canary.weights[0]: '-5' is not allowed here; write a weight from 1 to 99",
                "\"[5, 25%, 50]\" | \"[]\" | 21:12 canary.weights: is empty; give at least one",
                "use: alb | use: nlb | 22:19 canary.metrics[0].use: 'nlb' is not one of alb; did you mean 'alb'?",
                "use: alb | name: orders | 22:14 canary.metrics[0].name: 'canary.metrics[0].name' is not implemented in this version",
                "harm: 100% | harm: 0 | 22:39 canary.metrics[0].errors.harm: a harm of 0 is none; write the smallest",
                "weights: | inconclusive: ask # | 21:17 canary.inconclusive: 'inconclusive: ask' is not implemented in this version; write extend or abort",
                "repository: bitbucket:acme/hello | rollback: {} | 3:1 rollback: 'rollback' is not implemented in this version; remove it",
                "Environments: [production] | Environments: [prod] | 23:33 dora.productionEnvironments[0]: there is no environment 'prod'; write one of production",
                "service: hello | service: hello\u0007x | 2:15 (top): character U+0007 is not allowed in YAML; remove it",
                "service: hello | service: !!java.io.File x | 2:10 (top): no valid YAML: Global tag is not allowed: tag:yaml.org,2002:java.io.File; write the value without the tag",
                "service: hello | service: *who | 2:10 (top): no valid YAML: found undefined alias who; define the anchor",
                "service: hello | service: !!binary aGk= | 2:10 service: the tag tag:yaml.org,2002:binary is not understood; write",
                "service: hello | service: &who [*who] | 2:10 service[0]: a value contains itself; write it out",
                "service: hello | \"service: hello\nservice: b\" | 3:1 service: 'service' is there twice, first in line 2; remove one",
                "service: hello | service: \"hello | no valid YAML",
                "service: hello | service: a: b | 2:11 (top): no valid YAML: mapping values are not allowed here; check the indentation",
                "service: hello | <<: {} | 2:1 '<<': merge keys are not supported; write the keys out",
                "service: hello | ? [a] : b | 2:3 (top): a key is not a plain text; write a word",
            })
    void shouldSayWhatIsWrongWhereAndWhatWouldBeRight(String piece, String replacement, String expected) {
        assertThat(RIGHT).contains(piece);

        var text = RIGHT.replace(piece, replacement == null ? "" : replacement.translateEscapes());

        assertThat(faults(text)).anySatisfy(fault -> assertThat(fault).contains(expected));
    }

    @Test
    void shouldAcceptWhatTheWrongFormsAreMadeOf() {
        assertThat(SpecReader.read(RIGHT, "slipway.yaml", FOLDER).service()).isEqualTo("hello");
    }

    @Test
    void shouldRefuseACanaryWithoutARuleAndARuleWithoutACanary() {
        var noRule = RIGHT.replaceAll(" {8}listenerRule: .*\n", "");
        var noCanary = RIGHT.replaceAll("(?s)canary:.*dora", "dora");

        assertThat(faults(noRule)).singleElement().asString().contains("canary: no target names the listenerRule");
        assertThat(faults(noCanary)).singleElement().asString().contains("there is no canary to use it");
    }

    @Test
    void shouldRefuseAGroupThatTwoEnvironmentsRoll() {
        var twice = RIGHT.replace(
                "canary:", "  other: {connection: acme, targets: [{region: eu-central-1, group: hello}]}\ncanary:");

        assertThat(faults(twice))
                .singleElement()
                .asString()
                .contains("group 'hello' is already a target of environment 'production'");
    }

    @Test
    void shouldRefuseMoreThanTenAlarms() {
        var many = RIGHT.replace(
                "[{alarm: a}]",
                IntStream.range(0, 11)
                        .mapToObj(i -> "{alarm: a" + i + "}")
                        .collect(Collectors.joining(", ", "[", "]")));

        assertThat(faults(many)).singleElement().asString().contains("11 alarms, AWS watches 10 at most");
    }

    @Test
    void shouldRefuseWhatIsNoDocument() {
        assertThat(faults("")).singleElement().asString().startsWith("1:1 (top): the file is empty");
        assertThat(faults("- a")).singleElement().asString().contains("not a mapping");
        assertThat(faults("a: 1\n---\nb: 2\n")).singleElement().asString().contains("no valid YAML");
        assertThat(faults("a: " + "x".repeat(YamlSource.MOST_CHARACTERS)))
                .singleElement()
                .asString()
                .contains("characters, at most");
        assertThat(faults("a:\n\tb: 1")).singleElement().asString().contains("spaces, not with tabs");
        assertThat(faults("[".repeat(5000))).singleElement().asString().contains("no valid YAML");
    }

    @Test
    void shouldShowNoControlCharactersOfASpec() {
        assertThat(faults(RIGHT.replace("hello\nrepo", "\"\\e[31m\"\nrepo")))
                .singleElement()
                .asString()
                .contains("'\\u001b[31m' is not allowed here");
    }

    @Test
    void shouldRefuseAnAliasBombQuickly() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a" + (i - 1) + ", *a" + (i - 1)));
        }

        assertThat(faults(bomb.toString())).isNotEmpty();
    }

    @Test
    void shouldRefuseAScriptBehindALinkThatLeadsOut(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("spec"));
        Files.writeString(folder.resolve("secret.sh"), "echo secret\n");
        Files.createSymbolicLink(folder.resolve("spec/install.sh"), folder.resolve("secret.sh"));
        var text = RIGHT.replace("scripts/install.sh", "install.sh");

        assertThatThrownBy(() -> SpecReader.read(text, "slipway.yaml", folder.resolve("spec")))
                .hasMessageContaining("'install.sh' leads out of the folder of the spec");
    }

    @Test
    void shouldRefuseScriptsThatAreTooLargeOrNoText(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("large.sh"), "#".repeat(Scripts.MOST_BYTES + 1));
        Files.write(folder.resolve("binary.sh"), new byte[] {0x7f, 'E', 'L', 'F', (byte) 0xff});
        Files.writeString(folder.resolve("empty.sh"), "\n");
        var text = RIGHT.replace(
                "    - shell: scripts/install.sh",
                "    - shell: large.sh\n    - shell: binary.sh\n    - shell: empty.sh\n    - shell: .");

        assertThatThrownBy(() -> SpecReader.read(text, "slipway.yaml", folder))
                .hasMessageContaining("'large.sh' has more than 16384 bytes")
                .hasMessageContaining("'binary.sh' is no UTF-8 text")
                .hasMessageContaining("the script is empty")
                .hasMessageContaining("there is no file '.'");
    }

    @Test
    void shouldSayWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});

        assertThatThrownBy(() -> SpecFile.load(folder.resolve("slipway.yaml")))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("there is no such file; check the path");
        assertThatThrownBy(() -> SpecFile.load(folder)).hasMessageContaining("it is a folder; name the file");
        assertThatThrownBy(() -> SpecFile.load(folder.resolve("latin.yaml")))
                .hasMessageContaining("it is no UTF-8 text");
    }

    private static List<String> faults(String text) {
        return catchThrowableOfType(InvalidSpec.class, () -> SpecReader.read(text, "slipway.yaml", FOLDER))
                .faults()
                .stream()
                .map(Fault::toString)
                .toList();
    }
}
