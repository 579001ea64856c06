package io.jenkins.plugins.slipway.cloud.aws;

import java.util.regex.Pattern;

/**
 * What AWS says is missing when it denies a call.
 *
 * @param action the IAM action; the one called where AWS does not say
 * @param resource empty where AWS does not say
 * @param reason in AWS's words: "because …", "with an explicit deny …"
 * @param encoded true when AWS sent the details in a form that only the account's owner can read
 */
record Denial(String action, String resource, String reason, boolean encoded) {
    private static final String ENCODED = "Encoded authorization failure message";
    private static final Pattern MISSING =
            Pattern.compile("not authorized to perform: ([\\w-]+:[\\w*]+)(?: on resource: (\\S+))?([^.]*)");

    /** @param called the action to name where the message names none */
    static Denial read(String message, String called) {
        var encoded = message.contains(ENCODED);
        var readable = (encoded ? message.substring(0, message.indexOf(ENCODED)) : message).strip();
        var missing = MISSING.matcher(readable);
        if (!missing.find()) {
            return new Denial(called, "", readable, encoded);
        }
        var resource = missing.group(2) == null ? "" : missing.group(2).replaceAll("[.,]$", "");
        return new Denial(missing.group(1), resource, missing.group(3).strip(), encoded);
    }

    String advice(String credentials) {
        return "The identity behind " + credentials + " lacks the IAM action " + action
                + (resource.isEmpty() ? "" : " on " + resource)
                + (reason.isEmpty() ? "" : " (" + reason + ")")
                + ": add it to its policy; docs/aws.md lists what each verb needs."
                + (encoded ? " 'aws sts decode-authorization-message' tells more." : "");
    }
}
