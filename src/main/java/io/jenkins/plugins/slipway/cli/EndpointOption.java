package io.jenkins.plugins.slipway.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --endpoint-url}. */
final class EndpointOption {
    static final String NAME = "--endpoint-url";

    @Option(
            names = NAME,
            paramLabel = "URL",
            defaultValue = "${env:AWS_ENDPOINT_URL}",
            converter = Converter.class,
            description = "Send every call there instead of to AWS, whatever the connection, for one to"
                    + " 'slipway rehearsal serve'. Default: $$AWS_ENDPOINT_URL, else AWS itself.")
    private URI endpoint;

    Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** An address that can be called; an empty variable is none. */
    static final class Converter implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            if (text.isBlank()) {
                return null;
            }
            try {
                var url = new URI(text.strip());
                if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                    return url;
                }
            } catch (URISyntaxException unreadable) {
                throw new TypeConversionException(wrong(text));
            }
            throw new TypeConversionException(wrong(text));
        }

        private static String wrong(String text) {
            return "'" + text + "' is no address to call: write one such as http://127.0.0.1:4566";
        }
    }
}
