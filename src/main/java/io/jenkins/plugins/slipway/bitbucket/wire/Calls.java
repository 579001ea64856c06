package io.jenkins.plugins.slipway.bitbucket.wire;

import feign.Request;

/** The call that a request is of. */
final class Calls {
    private Calls() {}

    /** @throws IllegalStateException when its method has no annotation {@link Call} */
    static Call of(Request request) {
        var method = request.requestTemplate().methodMetadata().method();
        var call = method.getAnnotation(Call.class);
        if (call == null) {
            throw new IllegalStateException("%s says not what it is for: annotate it with @Call".formatted(method));
        }
        return call;
    }
}
