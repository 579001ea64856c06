package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.HashMap;
import java.util.Map;

/** An HTTP answer, ready to be written. */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    /** Says what time it is in the rehearsal, ISO 8601: the clock of whoever rehearses over a socket is another. */
    public static final String TIME = "x-slipway-time";

    /** Says how many seconds of the rehearsal pass in a real one; only where its clock runs by itself. */
    public static final String SPEED = "x-slipway-speed";

    Reply with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
