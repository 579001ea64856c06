package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.Map;

/** An HTTP answer, ready to be written. */
public record Reply(int status, Map<String, String> headers, byte[] body) {}
