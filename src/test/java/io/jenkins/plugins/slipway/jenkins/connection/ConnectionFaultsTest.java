package io.jenkins.plugins.slipway.jenkins.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may write about a connection. */
class ConnectionFaultsTest {
    @ParameterizedTest
    @CsvSource({
        "name, acme-production, true",
        "name, acme production, false",
        "name, '', false",
        "name, -acme, false",
        "region, eu-central-1, true",
        "region, us-gov-west-1, true",
        "region, Frankfurt, false",
        "region, '', false",
        "role, arn:aws:iam::111122223333:role/slipway, true",
        "role, arn:aws-cn:iam::111122223333:role/path/slipway, true",
        "role, arn:aws:iam::1111:role/slipway, false",
        "role, slipway, false",
        "role, '', true",
        "endpoint, http://127.0.0.1:4566, true",
        "endpoint, https://vpce.example.com/path, true",
        "endpoint, ftp://example.com, false",
        "endpoint, https://user:secret@example.com, false",
        "endpoint, 'not a url', false",
        "endpoint, '', true"
    })
    void shouldTellWhatIsWrong(String field, String written, boolean fine) {
        var fault = switch (field) {
            case "name" -> ConnectionFaults.name(written);
            case "region" -> ConnectionFaults.region(written);
            case "role" -> ConnectionFaults.role(written);
            default -> ConnectionFaults.endpoint(written);
        };

        assertThat(fault.isEmpty()).isEqualTo(fine);
        fault.ifPresent(text -> assertThat(text).contains("'" + written + "'"));
    }

    @Test
    void shouldWantARoleForAnExternalId() {
        var connection = new AwsConnection("a", "eu-central-1");
        connection.setExternalId("ext");
        assertThat(connection.fault()).hasValue("An external id needs a role to assume.");

        connection.setRoleArn("arn:aws:iam::111122223333:role/slipway");
        assertThat(connection.fault()).isEmpty();
    }
}
