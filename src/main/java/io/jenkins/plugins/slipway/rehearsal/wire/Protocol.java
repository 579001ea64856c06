package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/** One of the AWS wire protocols. Each reads the same {@link Call} and writes the same {@link Answer}. */
sealed interface Protocol permits QueryProtocol, JsonProtocol, RestJsonProtocol, CborProtocol {
    /** @throws WorldFault when the request cannot be read */
    Call decode(Request request, Scope scope);

    Reply answer(Call call, Answer answer, String requestId);

    /** A refusal; {@code request} because some clients ask for it in the words of another protocol. */
    Reply refusal(Request request, WorldFault fault, String requestId);

    /** The protocol that a request is written in. */
    static Protocol of(Request request, Scope scope) {
        if (request.header("smithy-protocol").orElse("").equals("rpc-v2-cbor")) {
            return CborProtocol.INSTANCE;
        }
        if (request.header("X-Amz-Target").isPresent()) {
            return JsonProtocol.INSTANCE;
        }
        if (scope.service().equals("scheduler")) {
            return RestJsonProtocol.INSTANCE;
        }
        return scope.service().equals("ec2") ? QueryProtocol.EC2 : QueryProtocol.QUERY;
    }
}
