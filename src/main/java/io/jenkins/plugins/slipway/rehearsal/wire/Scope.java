package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a request is for, and by whom: from the signature's scope, else from the target header, the host's name or the path.
 *
 * @param accessKey empty when unsigned
 * @param service endpoint name, empty when nothing tells
 */
record Scope(String accessKey, String region, String service) {
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,]+)/\\d+/([^/,]+)/([^/,]+)/aws4_request");
    private static final Pattern HOST = Pattern.compile("([a-z0-9-]+)\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\..*");
    private static final Map<String, String> TARGETS =
            Map.of("AmazonSSM", "ssm", "GraniteServiceVersion20100801", "monitoring");
    private static final Map<String, String> VERSIONS = Map.of(
            "2016-11-15", "ec2",
            "2011-01-01", "autoscaling",
            "2015-12-01", "elasticloadbalancing",
            "2010-08-01", "monitoring",
            "2011-06-15", "sts");
    private static final String DEFAULT_REGION = "us-east-1";

    static Scope of(Request request) {
        var signed = CREDENTIAL.matcher(request.header("Authorization").orElse(""));
        if (signed.find()) {
            return new Scope(signed.group(1), signed.group(2), signed.group(3));
        }
        var host = HOST.matcher(request.header("Host").orElse(""));
        if (host.matches()) {
            return new Scope("", host.group(2), host.group(1));
        }
        var told = fromTarget(request).or(() -> fromPath(request)).or(() -> fromVersion(request));
        return new Scope("", DEFAULT_REGION, told.orElse(""));
    }

    private static Optional<String> fromTarget(Request request) {
        return request.header("X-Amz-Target").map(target -> TARGETS.get(target.replaceFirst("\\..*", "")));
    }

    private static Optional<String> fromPath(Request request) {
        if (RestRoutes.covers(request.path())) {
            return Optional.of("scheduler");
        }
        return request.path().startsWith("/service/GraniteServiceVersion20100801/")
                ? Optional.of("monitoring")
                : Optional.empty();
    }

    private static Optional<String> fromVersion(Request request) {
        return QueryForm.field(request, "Version").map(VERSIONS::get);
    }
}
