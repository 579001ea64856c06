package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/**
 * JSON 1.0 and 1.1: the action in {@code X-Amz-Target}, JSON in and out.
 *
 * <p>https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
enum JsonProtocol implements Protocol {
    INSTANCE;

    @Override
    public Call decode(Request request, Scope scope) {
        var target = request.header("X-Amz-Target").orElse("");
        var action = target.substring(target.indexOf('.') + 1);
        var params = new TreeParams(Format.JSON.read(request.content()), Dialect.of(scope.service()));
        return new Call(scope.service(), action, scope.region(), scope.accessKey(), params);
    }

    @Override
    public Reply answer(Call call, Answer answer, String requestId) {
        return Format.JSON.reply(200, version(call.service()), requestId, answer);
    }

    @Override
    public Reply refusal(Request request, WorldFault fault, String requestId) {
        var target = request.header("X-Amz-Target").orElse("");
        var cloudWatch = target.startsWith("Granite");
        var type = cloudWatch ? QueryCompatible.type(fault.code()) : fault.code();
        var body = Answer.empty().with("__type", type).with("message", fault.getMessage());
        var reply = Format.JSON.reply(fault.status(), version(cloudWatch ? "monitoring" : "ssm"), requestId, body);
        return QueryCompatible.withError(request, fault, reply);
    }

    private static String version(String service) {
        return service.equals("monitoring") ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";
    }
}
