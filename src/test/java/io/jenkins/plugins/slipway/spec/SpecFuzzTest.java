package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.fuzz.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever is written: a spec, or a refusal that says where and what would be right. */
class SpecFuzzTest {
    private static final Path FOLDER = Path.of("examples/checkout");
    private static final String VALID = valid();
    private static final List<String> PIECES = List.of(
            "-",
            ":",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "|",
            ">",
            "&a ",
            "*a",
            "!!set ",
            "!x ",
            "<<: *a",
            "? ",
            "#",
            "\t",
            "\n",
            "  ",
            "null",
            "~",
            "-1",
            "1e99",
            "0x7f",
            "yes",
            "999999999999999999999",
            "99999999999",
            "%",
            "\u0000",
            "\ufeff",
            "\ud83d\ude80",
            "golden:x",
            "copyTo: 1\n",
            "..",
            "/",
            "---\n",
            "...",
            "%YAML 9.9\n",
            "0.0000001",
            "1h1h",
            "{a: {b: {c: {}}}}");

    @Test
    void shouldReadOrRefuseAMutatedSpec() {
        new Fuzz(VALID, PIECES).each(SpecFuzzTest::check);
    }

    @Property(tries = 1_000, seed = "20260104")
    void shouldReadOrRefuseAnyText(@ForAll @StringLength(max = 200) String text) {
        check(text);
    }

    private static void check(String text) {
        try {
            assertThat(SpecReader.read(text, "slipway.yaml", FOLDER).service()).isNotEmpty();
        } catch (InvalidSpec invalid) {
            assertThat(invalid.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.line())
                        .isBetween(
                                1,
                                (int) text.chars()
                                                .filter(c -> c < ' ' || c > 126)
                                                .count()
                                        + 1);
                assertThat(fault.column()).isBetween(1, text.length() + 1);
                assertThat(fault.path()).isNotBlank();
                assertThat(fault.problem()).isNotBlank();
                assertThat(fault.remedy()).isNotBlank();
            });
        }
    }

    private static String valid() {
        try {
            return Files.readString(FOLDER.resolve("slipway.yaml"));
        } catch (IOException absent) {
            throw new AssertionError("the example is not there", absent);
        }
    }
}
