package io.jenkins.plugins.slipway.rehearsal.wire.sts;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.CallerCheck;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.sts.Callers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** AWS STS: who calls, and roles for a while. */
public final class StsService implements Service {
    private final Callers callers;
    private final Map<String, Handler> actions;

    public StsService(Callers callers) {
        this.callers = callers;
        this.actions = Map.of(
                "GetCallerIdentity",
                this::identity,
                "AssumeRole",
                this::assume,
                "AssumeRoleWithWebIdentity",
                this::assumeByToken);
    }

    /** The check that the endpoint makes before every call of any service. */
    public static CallerCheck check(Callers callers) {
        return new CallerCheck() {
            @Override
            public void check(Call call) {
                callers.check(call.service(), call.action(), call.region(), call.accessKey());
            }

            @Override
            public String account(String accessKey) {
                return callers.account(accessKey);
            }
        };
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(actions.get(action));
    }

    private Answer identity(Call call) {
        call.params().nothingElse();
        var caller = callers.caller(call.accessKey());
        return Answer.empty()
                .with("UserId", caller.userId())
                .with("Account", caller.account())
                .with("Arn", caller.arn());
    }

    private Answer assume(Call call) {
        var params = call.params();
        var role = params.required("RoleArn");
        var name = params.required("RoleSessionName");
        var external = params.text("ExternalId").orElse(null);
        var lasts = Duration.ofSeconds(params.integer("DurationSeconds").orElse(3600));
        // nobody's policies ask for them here
        params.structures("Tags").forEach(tag -> {
            tag.required("Key");
            tag.required("Value");
        });
        params.nothingElse();
        return lent(callers.assume(call.accessKey(), role, name, external, lasts));
    }

    private Answer assumeByToken(Call call) {
        var params = call.params();
        var role = params.required("RoleArn");
        var name = params.required("RoleSessionName");
        var token = TokenReader.read(params.required("WebIdentityToken"));
        var lasts = Duration.ofSeconds(params.integer("DurationSeconds").orElse(3600));
        params.nothingElse();
        return lent(callers.assume(token, role, name, lasts))
                .with("SubjectFromWebIdentityToken", token.subject())
                .with("Provider", token.issuer())
                .with("Audience", token.audience().get(0));
    }

    private static Answer lent(Callers.Session session) {
        return Answer.empty()
                .with(
                        "Credentials",
                        Answer.empty()
                                .with("AccessKeyId", session.accessKey())
                                .with("SecretAccessKey", "rehearsal/" + session.accessKey())
                                .with("SessionToken", "rehearsal-session-" + session.accessKey())
                                .with("Expiration", session.expires()))
                .with(
                        "AssumedRoleUser",
                        Answer.empty()
                                .with("AssumedRoleId", session.caller().userId())
                                .with("Arn", session.caller().arn()));
    }
}
