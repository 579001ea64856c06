package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.regex.Pattern;

/**
 * Smithy RPC v2 CBOR: the action in the path, CBOR in and out.
 *
 * <p>https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
enum CborProtocol implements Protocol {
    INSTANCE;

    private static final Pattern PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");

    @Override
    public Call decode(Request request, Scope scope) {
        var path = PATH.matcher(request.path());
        if (!path.find()) {
            throw new WorldFault("UnknownOperationException", request.path() + " names no operation.", 404);
        }
        var params = new TreeParams(Format.CBOR.read(request.content()), Dialect.of(scope.service()));
        return new Call(scope.service(), path.group(2), scope.region(), scope.accessKey(), params);
    }

    @Override
    public Reply answer(Call call, Answer answer, String requestId) {
        return marked(Format.CBOR.reply(200, "application/cbor", requestId, answer));
    }

    @Override
    public Reply refusal(Request request, WorldFault fault, String requestId) {
        var body = Answer.empty()
                .with("__type", "com.amazonaws.cloudwatch#" + QueryCompatible.type(fault.code()))
                .with("message", fault.getMessage());
        var reply = marked(Format.CBOR.reply(fault.status(), "application/cbor", requestId, body));
        return QueryCompatible.withError(request, fault, reply);
    }

    private static Reply marked(Reply reply) {
        return reply.with("smithy-protocol", "rpc-v2-cbor");
    }
}
