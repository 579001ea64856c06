package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Listener;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Listeners;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import java.util.List;
import java.util.Map;

/** {@code CreateListener}, {@code DescribeListeners}, {@code ModifyListener}, {@code DeleteListener}. */
final class ListenerCalls {
    private static final String SSL_POLICY = "ELBSecurityPolicy-2016-08";
    private final ElbService service;

    ListenerCalls(ElbService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("CreateListener", this::create);
        handlers.put("DescribeListeners", this::describe);
        handlers.put("ModifyListener", this::modify);
        handlers.put("DeleteListener", this::delete);
    }

    private Answer create(Call call) {
        var params = call.params();
        var balancer = params.required("LoadBalancerArn");
        var tags = Common.tags(params);
        var given = change(params);
        params.nothingElse();
        if (given.protocol() == null) {
            throw Refusals.invalid("A listener's protocol must be specified");
        }
        var secure = given.protocol().equals("HTTPS");
        var wanted = new Listeners.Change(
                given.port(),
                given.protocol(),
                !secure ? null : given.sslPolicy() == null ? SSL_POLICY : given.sslPolicy(),
                given.certificates() == null ? List.of() : given.certificates(),
                given.actions() == null ? List.of() : given.actions());
        return one(service.balancing(call).listeners().create(balancer, wanted, tags));
    }

    private Answer describe(Call call) {
        var params = call.params();
        var balancer = params.text("LoadBalancerArn").orElse(null);
        var arns = Common.set(params, "ListenerArns");
        if (balancer == null && arns.isEmpty()) {
            throw Refusals.invalid("You must specify either listener ARNs or a load balancer ARN");
        }
        var found = service.balancing(call).listeners().described(balancer, arns);
        return Common.page(params, "Listeners", found, ListenerCalls::write);
    }

    private Answer modify(Call call) {
        var params = call.params();
        var arn = params.required("ListenerArn");
        var change = change(params);
        params.nothingElse();
        return one(service.balancing(call).listeners().modify(arn, change));
    }

    private Answer delete(Call call) {
        var arn = call.params().required("ListenerArn");
        call.params().nothingElse();
        service.balancing(call).listeners().delete(arn);
        return Answer.empty();
    }

    private static Listeners.Change change(Params params) {
        var protocol = params.text("Protocol").orElse(null);
        if (protocol != null && !protocol.matches("HTTPS?")) {
            throw Refusals.invalid("A listener of an Application Load Balancer speaks HTTP or HTTPS, not " + protocol);
        }
        var certificates = params.has("Certificates")
                ? params.structures("Certificates").stream()
                        .map(certificate -> certificate.required("CertificateArn"))
                        .toList()
                : null;
        return new Listeners.Change(
                params.integer("Port").orElse(null),
                protocol,
                params.text("SslPolicy").orElse(null),
                certificates,
                params.has("DefaultActions") ? Actions.read(params.structures("DefaultActions")) : null);
    }

    private static Answer one(Listener listener) {
        return Answer.empty().with("Listeners", List.of(write(listener)));
    }

    private static Answer write(Listener listener) {
        return Answer.empty()
                .with("ListenerArn", listener.arn())
                .with("LoadBalancerArn", listener.loadBalancer())
                .with("Port", listener.port())
                .with("Protocol", listener.protocol())
                .with(
                        "Certificates",
                        listener.certificates().isEmpty()
                                ? null
                                : listener.certificates().stream()
                                        .map(arn -> Answer.empty().with("CertificateArn", arn))
                                        .toList())
                .with("SslPolicy", listener.sslPolicy())
                .with("DefaultActions", Actions.write(listener.actions()));
    }
}
