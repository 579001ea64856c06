package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files around the pipe agree with its code, with each other, and with the rules of the places that read them. */
class PackagingTest {
    private static final String IMAGE = "slipway/slipway-pipe:";
    /** Too short to be looked for as mistyped names, so they are not among those. */
    private static final Set<String> SHORT = Set.of("FROM", "TO", "KIND", "RUN");
    /** What a place says by itself, and no author of a pipeline. */
    private static final Pattern OF_THE_PLACE =
            Pattern.compile("(BITBUCKET|GITHUB|SLIPWAY)_.*|AWS_(ENDPOINT_URL|DEFAULT_REGION)|NO_COLOR|RUNNER_TEMP");

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(text(file));
    }

    private static Set<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> variables() throws IOException {
        return StreamSupport.stream(yaml("pipe/pipe.yml").path("variables").spliterator(), false)
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldListTheSameVariablesAsTheCode() throws IOException {
        var known = new TreeSet<>(Names.ALL);
        known.remove("REGIONS_COUNT"); // how a list arrives
        known.addAll(SHORT);

        assertThat(variables()).isEqualTo(known);
    }

    @Test
    void shouldListEveryVariableThatTheCodeReads() throws IOException {
        var read = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/java/io/jenkins/plugins/slipway/pipe"))) {
            for (var file : files.toList()) {
                read.addAll(all("reading\\s*\\.\\w+\\(\\s*\"([A-Z][A-Z_]+)\"", Files.readString(file)));
            }
        }
        read.removeIf(name -> OF_THE_PLACE.matcher(name).matches());

        assertThat(read).hasSizeGreaterThan(25);
        assertThat(variables()).containsAll(read);
    }

    @Test
    void shouldTellTheSameVariablesInEveryFile() throws IOException {
        var readme = text("pipe/README.md");
        var snippet = readme.substring(readme.indexOf("```yaml"), readme.indexOf("## Variables"));
        var table = readme.substring(readme.indexOf("## Variables"), readme.indexOf("## Prerequisites"));
        var inputs = new TreeSet<String>();
        yaml("action.yml")
                .path("inputs")
                .fieldNames()
                .forEachRemaining(name -> inputs.add(name.toUpperCase(Locale.ROOT)));

        assertThat(all("^ {4}(?:# )?([A-Z_]+): ", snippet)).isEqualTo(variables());
        assertThat(all("^\\| ([A-Z_]+)(?: \\(\\*\\))? \\|", table)).isEqualTo(variables());
        assertThat(inputs).isEqualTo(variables());
        assertThat(all("\\$\\{\\{ inputs\\.([a-z_]+) ", text("action.yml")).stream()
                        .map(name -> name.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()))
                .as("handed over")
                .isEqualTo(variables());
    }

    @Test
    void shouldRequireWhatHasNoDefaultAndNothingElse() throws IOException {
        var readme = text("pipe/README.md");
        var required = new TreeSet<String>();
        yaml("pipe/pipe.yml").path("variables").forEach(variable -> {
            if (!variable.has("default")) {
                required.add(variable.path("name").asText());
            }
        });

        assertThat(required).containsExactly("ACTION");
        assertThat(all("^\\| ([A-Z_]+) \\(\\*\\) \\|", readme)).isEqualTo(required);
        assertThat(all("^ {4}([A-Z_]+): \"<string>\"$", readme)).isEqualTo(required);
    }

    @Test
    void shouldMeanNothingByADefault() throws IOException {
        var step = Map.of(
                "BITBUCKET_BUILD_NUMBER", "7",
                "BITBUCKET_REPO_FULL_NAME", "acme/checkout",
                "BITBUCKET_COMMIT", "3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3",
                "BITBUCKET_DEPLOYMENT_ENVIRONMENT", "production",
                "BITBUCKET_CLONE_DIR", "examples/minimal",
                "LEDGER", "jdbc:postgresql://db/slipway",
                "ACTION", "deliver");
        var defaults = new HashMap<String, String>();
        yaml("pipe/pipe.yml")
                .path("variables")
                .forEach(variable -> defaults.put(
                        variable.path("name").asText(), variable.path("default").asText()));
        assertThat(defaults).containsEntry("SPEC", "slipway.yaml").containsEntry("WAVE", "");
        defaults.put("SPEC", "examples/minimal/slipway.yaml");
        var plain = new HashMap<>(step);
        plain.put("SPEC", "examples/minimal/slipway.yaml");
        defaults.putAll(step);

        assertThat(PipeInput.read(Surroundings.of(defaults)).arguments())
                .isEqualTo(PipeInput.read(Surroundings.of(plain)).arguments());
    }

    @Test
    void shouldSayInPipeYmlWhatPipesSay() throws IOException {
        var pipe = yaml("pipe/pipe.yml");

        assertThat(pipe.path("image").asText()).matches(IMAGE + "\\d+\\.\\d+\\.\\d+");
        assertThat(List.of("name", "description", "category", "repository", "icon"))
                .allSatisfy(key -> assertThat(pipe.path(key).asText()).as(key).isNotBlank());
        assertThat(List.of("vendor", "maintainer")).allSatisfy(who -> {
            assertThat(pipe.path(who).path("name").asText()).as(who).isNotBlank();
            assertThat(pipe.path(who).path("website").asText()).as(who).startsWith("https://");
        });
        assertThat(pipe.path("tags")).isNotEmpty();
    }

    @Test
    void shouldHaveTheHeadingsOfPipesInTheirOrder() throws IOException {
        var headings = text("pipe/README.md")
                .lines()
                .filter(line -> line.matches("##? .*"))
                .toList();

        assertThat(headings)
                .containsExactly(
                        "# Bitbucket Pipelines Pipe: Slipway",
                        "## YAML Definition",
                        "## Variables",
                        "## Prerequisites",
                        "## Examples",
                        "## Support",
                        "## License");
        assertThat(text("pipe/LICENSE.txt")).isEqualTo(text("LICENSE"));
    }

    @Test
    void shouldNameOneVersionEverywhere() throws IOException {
        var version = yaml("pipe/pipe.yml").path("image").asText().substring(IMAGE.length());
        for (var file : List.of(
                "pipe/README.md",
                "pipe/Dockerfile",
                "action.yml",
                "examples/bitbucket-pipelines.yml",
                "README.md",
                "docs/bitbucket.md")) {
            assertThat(all(Pattern.quote(IMAGE) + "(\\d+\\.\\d+\\.\\d+)", text(file)))
                    .as(file)
                    .containsExactly(version);
        }
        assertThat(text("pipe/Dockerfile")).contains("image.version=\"" + version + "\"");
    }

    @Test
    void shouldKeepTheRulesOfDockerfiles() throws IOException {
        var dockerfile = Dockerfile.of(text("pipe/Dockerfile"));

        assertThat(dockerfile.faults()).isEmpty();
        assertThat(dockerfile.instructions().stream().filter(line -> line.startsWith("RUN ")))
                .as("no shell is needed to build it")
                .allMatch(line -> line.startsWith("RUN ["));
        assertThat(dockerfile.instructions()).noneMatch(line -> line.startsWith("HEALTHCHECK"));
        for (var copied : all("^COPY (?:--chmod=\\d+ )?(pipe/\\S+|examples/\\S+) ", text("pipe/Dockerfile"))) {
            assertThat(Path.of(copied)).exists();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM alpine | DL3006",
                "FROM alpine:latest | DL3007",
                "ADD a /a | DL3020",
                "USER root | DL3002",
                "USER 0:0 | DL3002",
                "USER slipway | DL3002",
                "ENTRYPOINT java -jar x.jar | DL3025",
                "RUN apt-get install curl | DL3009",
                "RUN apt-get install curl && rm -rf /var/lib/apt/lists/* | DL3015",
                "RUN apk add curl | DL3019",
                "RUN sudo true | DL3004",
                "ENV API_TOKEN=x | ours",
                "WORKDIR opt | DL3000"
            })
    void shouldFindWhatBreaksARule(String line, String rule) {
        var dockerfile = Dockerfile.of("FROM alpine:3.21\nUSER 1:1\nENTRYPOINT [\"x\"]\n" + line);

        assertThat(dockerfile.faults()).anyMatch(fault -> fault.startsWith(rule));
    }

    @Test
    void shouldDescribeEachChangeThatWaitsForARelease() throws IOException {
        try (var files = Files.list(Path.of("pipe/.changes/next-release"))) {
            for (var file : files.toList()) {
                var change = new ObjectMapper().readTree(file.toFile());
                assertThat(change.path("type").asText()).isIn("major", "minor", "patch");
                assertThat(change.path("description").asText()).isNotBlank();
            }
        }
    }

    /** With the audience alone every repository of the workspace might deploy. */
    @Test
    void shouldDocumentATrustPolicyThatChecksAudienceRepositoryAndEnvironment() throws IOException {
        var page = text("docs/bitbucket.md");
        var from = page.indexOf("```json", page.indexOf("### The role and its trust policy")) + "```json".length();
        var statement = new ObjectMapper()
                .readTree(page.substring(from, page.indexOf("```", from)))
                .path("Statement")
                .path(0);
        var provider = "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc";

        assertThat(statement.path("Action").asText()).isEqualTo("sts:AssumeRoleWithWebIdentity");
        assertThat(statement.path("Principal").path("Federated").asText()).endsWith(":oidc-provider/" + provider);
        assertThat(statement
                        .path("Condition")
                        .path("StringEquals")
                        .path(provider + ":aud")
                        .asText())
                .startsWith("ari:cloud:bitbucket::workspace/");
        assertThat(statement
                        .path("Condition")
                        .path("StringLike")
                        .path(provider + ":sub")
                        .asText())
                .isEqualTo("{REPOSITORY-UUID}:{ENVIRONMENT-UUID}:*");
    }

    @ParameterizedTest
    @ValueSource(strings = "pipe/Dockerfile")
    void shouldPleaseHadolint(String file) throws Exception {
        runs("hadolint", "hadolint", "--failure-threshold", "info", file);
    }

    /** Skips the test, with a line that says so, where the program is not installed. */
    private static void runs(String program, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile("slipway", ".out");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            var line = "SKIPPED: " + program + " is not installed, so " + command[command.length - 1]
                    + " is not held against it";
            System.getLogger(PackagingTest.class.getName()).log(System.Logger.Level.WARNING, line);
            assumeTrue(false, line);
            return;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        Files.delete(output);
    }
}
