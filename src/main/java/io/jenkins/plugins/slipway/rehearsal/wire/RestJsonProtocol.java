package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/**
 * REST with JSON, as EventBridge Scheduler speaks it: the action in verb and path, parameters in path, query and body.
 *
 * <p>https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
enum RestJsonProtocol implements Protocol {
    INSTANCE;

    @Override
    public Call decode(Request request, Scope scope) {
        var route = RestRoutes.of(request);
        var tree = Format.JSON.read(request.content());
        tree.putAll(route.params());
        var params = new TreeParams(tree, Dialect.of(scope.service()));
        return new Call(scope.service(), route.action(), scope.region(), scope.accessKey(), params);
    }

    @Override
    public Reply answer(Call call, Answer answer, String requestId) {
        return Format.JSON.reply(200, "application/json", requestId, answer);
    }

    @Override
    public Reply refusal(Request request, WorldFault fault, String requestId) {
        var body = Answer.empty().with("Message", fault.getMessage());
        return Format.JSON
                .reply(fault.status(), "application/json", requestId, body)
                .with("x-amzn-errortype", fault.code());
    }
}
