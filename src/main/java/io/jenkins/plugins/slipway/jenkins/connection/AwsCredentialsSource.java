package io.jenkins.plugins.slipway.jenkins.connection;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import io.jenkins.plugins.slipway.cloud.AccessKeys;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Credentials of the AWS Credentials plugin, where it is installed.
 *
 * <p>It answers with types of its own AWS SDK, which are not those of ours though they have the same names: so they are asked by
 * the names of their methods, and only texts cross. A role that the credentials name is assumed by that plugin.
 */
@Extension(optional = true)
public final class AwsCredentialsSource extends KeySource {
    @Override
    protected Class<? extends StandardCredentials> type() {
        return AmazonWebServicesCredentials.class;
    }

    @Override
    protected Optional<AccessKeys> keysOf(StandardCredentials credentials) {
        return credentials instanceof AmazonWebServicesCredentials ? Optional.of(read(credentials)) : Optional.empty();
    }

    static AccessKeys read(StandardCredentials credentials) {
        try {
            var resolved =
                    credentials.getClass().getMethod("resolveCredentials").invoke(credentials);
            if (resolved == null) {
                throw new IllegalStateException(Messages.AwsCredentialsSource_Blank(credentials.getId()));
            }
            return new AccessKeys(
                    text(resolved, "accessKeyId").orElseThrow(() -> unknown(credentials, null)),
                    text(resolved, "secretAccessKey").orElseThrow(() -> unknown(credentials, null)),
                    text(resolved, "sessionToken"));
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(
                    Messages.AwsCredentialsSource_Failed(
                            credentials.getId(), failed.getCause().getMessage()),
                    failed.getCause());
        } catch (ReflectiveOperationException unknown) {
            throw unknown(credentials, unknown);
        }
    }

    private static IllegalStateException unknown(StandardCredentials credentials, Exception cause) {
        return new IllegalStateException(Messages.AwsCredentialsSource_Unknown(credentials.getId()), cause);
    }

    /** Empty where it has no such method: keys without a session have no token. */
    private static Optional<String> text(Object resolved, String method) throws ReflectiveOperationException {
        for (var candidate : resolved.getClass().getMethods()) {
            if (candidate.getName().equals(method) && candidate.getParameterCount() == 0) {
                return Optional.ofNullable((String) candidate.invoke(resolved));
            }
        }
        return Optional.empty();
    }
}
