package io.jenkins.plugins.slipway.cloud.aws;

import java.util.regex.Pattern;

/**
 * What AWS says is missing when it denies a call.
 *
 * @param action the IAM action; the one called where AWS does not say
 * @param resource empty where AWS does not say
 * @param reason "because …", or empty
 */
record Denial(String action, String resource, String reason, boolean encoded) {
    private static final Pattern MISSING = Pattern.compile(
            "not authorized to perform: ([\\w-]+:[\\w*]+)(?: on resource: (\\S+))?(?:\\s+(?:with (?:an explicit deny[^.]*)|(because [^.]*)))?");
    private static final Pattern EXPLICIT_DENY = Pattern.compile("(with an explicit deny[^.]*)");

    static Denial read(String message, String called) {
        var encoded = message.contains("Encoded authorization failure message");
        var explicit = EXPLICIT_DENY.matcher(message);
        var missing = MISSING.matcher(message);
        if (!missing.find()) {
            return new Denial(called, "", explicit.find() ? explicit.group(1) : "", encoded);
        }
        var resource = missing.group(2) == null ? "" : missing.group(2).replaceAll("[.,]$", "");
        var because = missing.group(3) == null ? "" : missing.group(3);
        return new Denial(missing.group(1), resource, explicit.find() ? explicit.group(1) : because, encoded);
    }

    String advice(String credentials) {
        return "The identity behind " + credentials + " lacks the IAM action " + action
                + (resource.isEmpty() ? "" : " on " + resource)
                + (reason.isEmpty() ? "" : " (" + reason.strip() + ")")
                + ": add it to its policy; docs/aws.md lists what each verb needs."
                + (encoded ? " 'aws sts decode-authorization-message' tells more." : "");
    }
}
