package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that administrators write their policies from. */
class AwsPageTest {
    @ParameterizedTest
    @EnumSource(Api.class)
    void shouldNameEachActionWhenWeCallIt(Api api) throws IOException {
        assertThat(Files.readString(Path.of("docs/aws.md"))).contains("`" + api.action() + "`");
    }
}
