package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * EC2 Query and Query: a form in, XML out.
 *
 * <p>https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and aws-ec2-query-protocol.html
 */
enum QueryProtocol implements Protocol {
    EC2 {
        @Override
        String body(Call call, Answer answer, String requestId) {
            var response = call.action() + "Response";
            return new XmlWriter("item")
                    .open(response, "http://ec2.amazonaws.com/doc/2016-11-15/")
                    .text("requestId", requestId)
                    .members(answer)
                    .close(response)
                    .toString();
        }

        @Override
        String fault(WorldFault fault, String requestId) {
            return new XmlWriter("item")
                    .open("Response")
                    .open("Errors")
                    .open("Error")
                    .text("Code", fault.code())
                    .text("Message", fault.getMessage())
                    .close("Error")
                    .close("Errors")
                    .text("RequestID", requestId)
                    .close("Response")
                    .toString();
        }
    },
    QUERY {
        @Override
        String body(Call call, Answer answer, String requestId) {
            var response = call.action() + "Response";
            var result = call.action() + "Result";
            return new XmlWriter("member")
                    .open(response, NAMESPACES.getOrDefault(call.service(), "http://amazonaws.com/doc/"))
                    .open(result)
                    .members(answer)
                    .close(result)
                    .open("ResponseMetadata")
                    .text("RequestId", requestId)
                    .close("ResponseMetadata")
                    .close(response)
                    .toString();
        }

        @Override
        String fault(WorldFault fault, String requestId) {
            return new XmlWriter("member")
                    .open("ErrorResponse")
                    .open("Error")
                    .text("Type", fault.status() < 500 ? "Sender" : "Receiver")
                    .text("Code", fault.code())
                    .text("Message", fault.getMessage())
                    .close("Error")
                    .text("RequestId", requestId)
                    .close("ErrorResponse")
                    .toString();
        }
    };

    private static final Map<String, String> NAMESPACES = Map.of(
            "autoscaling", "http://autoscaling.amazonaws.com/doc/2011-01-01/",
            "elasticloadbalancing", "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
            "monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/",
            "sts", "https://sts.amazonaws.com/doc/2011-06-15/");

    abstract String body(Call call, Answer answer, String requestId);

    abstract String fault(WorldFault fault, String requestId);

    @Override
    public Call decode(Request request, Scope scope) {
        var fields = QueryForm.fields(request);
        var action = fields.remove("Action");
        fields.remove("Version");
        if (action == null || action.isEmpty()) {
            throw new WorldFault("MissingAction", "The request names no Action.");
        }
        var params = new TreeParams(QueryForm.tree(fields), Dialect.of(scope.service()));
        return new Call(scope.service(), action, scope.region(), scope.accessKey(), params);
    }

    @Override
    public Reply answer(Call call, Answer answer, String requestId) {
        return reply(200, body(call, answer, requestId), requestId);
    }

    @Override
    public Reply refusal(Request request, WorldFault fault, String requestId) {
        return reply(fault.status(), fault(fault, requestId), requestId);
    }

    private static Reply reply(int status, String xml, String requestId) {
        var headers = Map.of("Content-Type", "text/xml;charset=UTF-8", "x-amzn-RequestId", requestId);
        return new Reply(status, headers, xml.getBytes(StandardCharsets.UTF_8));
    }
}
