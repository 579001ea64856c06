package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

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

    @Property(tries = 10_000, seed = "20260103", edgeCases = EdgeCasesMode.NONE)
    void shouldReadOrRefuseAMutatedSpec(@ForAll long seed) {
        check(mutated(new Random(seed)));
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

    private static String mutated(Random random) {
        var text = new StringBuilder(VALID);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                default -> swapLines(text, random);
            }
        }
        return text.toString();
    }

    private static void swapLines(StringBuilder text, Random random) {
        var lines = text.toString().split("\n", -1);
        int first = random.nextInt(lines.length);
        int second = random.nextInt(lines.length);
        var kept = lines[first];
        lines[first] = lines[second];
        lines[second] = kept;
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }

    private static String valid() {
        try {
            return Files.readString(FOLDER.resolve("slipway.yaml"));
        } catch (IOException absent) {
            throw new AssertionError("the example is not there", absent);
        }
    }
}
