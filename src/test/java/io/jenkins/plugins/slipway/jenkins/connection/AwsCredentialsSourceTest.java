package io.jenkins.plugins.slipway.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.slipway.cloud.AccessKeys;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Keys out of another plugin's credentials, whose types are not ours. */
class AwsCredentialsSourceTest {
    /** As the other plugin's: only names count. */
    public static final class Theirs implements StandardCredentials {
        private static final long serialVersionUID = 1L;

        private final transient Supplier<Object> resolving;

        Theirs(Supplier<Object> resolving) {
            this.resolving = resolving;
        }

        public Object resolveCredentials() {
            return resolving.get();
        }

        @Override
        public String getId() {
            return "theirs";
        }

        @Override
        public String getDescription() {
            return "";
        }
    }

    /** Keys of theirs. */
    public record Keys(String accessKeyId, String secretAccessKey) {}

    /** Keys of theirs, with a session. */
    public record SessionKeys(String accessKeyId, String secretAccessKey, String sessionToken) {}

    @Test
    void shouldReadKeysWithAndWithoutASession() {
        assertThat(AwsCredentialsSource.read(new Theirs(() -> new Keys("AKIA1", "s"))))
                .isEqualTo(new AccessKeys("AKIA1", "s"));
        assertThat(AwsCredentialsSource.read(new Theirs(() -> new SessionKeys("ASIA1", "s", "token"))))
                .isEqualTo(new AccessKeys("ASIA1", "s", Optional.of("token")));
    }

    @Test
    void shouldSayWhyThereAreNone() {
        assertThatThrownBy(() -> AwsCredentialsSource.read(new Theirs(() -> null)))
                .hasMessageContainingAll("'theirs'", "neither an access key nor a role");
        assertThatThrownBy(() -> AwsCredentialsSource.read(new Theirs(() -> {
                    throw new IllegalStateException("STS said no");
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("'theirs'", "STS said no")
                .hasRootCauseMessage("STS said no");
        assertThatThrownBy(() -> AwsCredentialsSource.read(new Theirs(Object::new)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'theirs'");
    }

    @Test
    void shouldNotShowSecrets() {
        assertThat(new AccessKeys("AKIA1", "hidden", Optional.of("also hidden")).toString())
                .isEqualTo("access key AKIA1");
    }
}
