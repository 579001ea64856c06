package io.jenkins.plugins.slipway.rehearsal.world.sts;

import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who calls. The rehearsal has no IAM: every access key is the user {@code rehearsal} who may do everything, every role of a
 * known account can be assumed. An access key of 12 digits belongs to the account with that number. Two beginnings of an access key are there to rehearse refusals: {@link #EXPIRED} and {@link #DENIED}.
 */
public final class Callers {
    /** Access keys that begin so are expired. */
    public static final String EXPIRED = "AKIDEXPIRED";

    /** The name of a connection follows: its account is asked for. */
    public static final String CONNECTION = "AKIAREHEARSAL-";

    /** Access keys that begin so may call STS alone. */
    public static final String DENIED = "AKIDDENIED";

    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:[\\w+=,.@-]+/)*([\\w+=,.@-]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{12}");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final World world;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, String> externalIds = new HashMap<>();
    private final Map<String, WebTrust> webTrusts = new HashMap<>();
    private final Map<String, String> connections = new HashMap<>();
    private final Set<String> accounts = new HashSet<>(Set.of(World.ACCOUNT));

    public Callers(World world) {
        this.world = world;
    }

    /** As GetCallerIdentity answers. */
    public record Caller(String account, String userId, String arn) {}

    /** Temporary credentials of a role. */
    public record Session(String accessKey, Instant expires, Caller caller) {}

    /** Has a role's trust policy ask for an external id (IAM User Guide, "Access to AWS accounts owned by third parties"). */
    public void trust(String roleArn, String externalId) {
        externalIds.put(roleArn, externalId);
    }

    /** Has a role take only some web identity tokens; without this each takes any that has not expired. */
    public void trust(String roleArn, WebTrust tokens) {
        webTrusts.put(roleArn, tokens);
    }

    /** Has the access key of a connection, {@link #CONNECTION} and its name, belong to an account of 12 digits. */
    public void connect(String connection, String account) {
        connections.put(connection, account);
        open(account);
    }

    /** Opens another account, of 12 digits: its roles can be assumed. */
    public void open(String account) {
        accounts.add(account);
    }

    /** Whose resources the caller sees. */
    public String account(String accessKey) {
        return caller(accessKey).account();
    }

    public Caller caller(String accessKey) {
        var session = sessions.get(accessKey);
        if (session != null) {
            return session.caller();
        }
        var name = accessKey.startsWith(DENIED) ? "denied" : "rehearsal";
        var account = accountOf(accessKey);
        return new Caller(account, "AIDAREHEARSAL00000000", "arn:aws:iam::" + account + ":user/" + name);
    }

    private String accountOf(String accessKey) {
        if (accessKey.startsWith(CONNECTION)) {
            return connections.getOrDefault(accessKey.substring(CONNECTION.length()), World.ACCOUNT);
        }
        return NUMBER.matcher(accessKey).matches() ? accessKey : World.ACCOUNT;
    }

    /**
     * STS API Reference, AssumeRole.
     *
     * @param externalId null for none
     * @param lasts 15 min to 12 h
     */
    public Session assume(String accessKey, String roleArn, String sessionName, String externalId, Duration lasts) {
        var role = role(roleArn, sessionName, lasts);
        var wanted = externalIds.get(roleArn);
        if (!accounts.contains(role.group(1)) || wanted != null && !wanted.equals(externalId)) {
            throw new WorldFault(
                    "AccessDenied",
                    "User: " + caller(accessKey).arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                            + roleArn,
                    403);
        }
        return begun(role, sessionName, lasts);
    }

    /**
     * STS API Reference, AssumeRoleWithWebIdentity; the caller is nobody but the token.
     *
     * @param lasts 15 min to 12 h
     */
    public Session assume(WebToken token, String roleArn, String sessionName, Duration lasts) {
        var role = role(roleArn, sessionName, lasts);
        if (!token.expires().isAfter(world.now())) {
            throw new WorldFault(
                    "ExpiredTokenException",
                    "Token expired: current date/time %d must be before the expiration date/time%d"
                            .formatted(
                                    world.now().getEpochSecond(),
                                    token.expires().getEpochSecond()));
        }
        if (!accounts.contains(role.group(1))) {
            throw new WorldFault(
                    "InvalidIdentityToken",
                    "No OpenIDConnect provider found in your account for https://" + token.provider());
        }
        Optional.ofNullable(webTrusts.get(roleArn)).ifPresent(trust -> trust.check(token));
        return begun(role, sessionName, lasts);
    }

    /** Ends every session before its time, as an administrator can. */
    public void revokeSessions() {
        sessions.replaceAll((key, session) -> new Session(key, world.now(), session.caller()));
    }

    private static Matcher role(String roleArn, String sessionName, Duration lasts) {
        var role = ROLE.matcher(roleArn);
        if (!role.matches()) {
            throw new WorldFault("ValidationError", roleArn + " is invalid");
        }
        if (!SESSION.matcher(sessionName).matches()) {
            throw invalid(
                    sessionName,
                    "roleSessionName",
                    "Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}");
        }
        if (lasts.compareTo(Duration.ofMinutes(15)) < 0 || lasts.compareTo(Duration.ofHours(12)) > 0) {
            throw invalid(
                    String.valueOf(lasts.toSeconds()), "durationSeconds", "Member must have value from 900 to 43200");
        }
        return role;
    }

    private Session begun(Matcher role, String sessionName, Duration lasts) {
        var random = world.random("sessions");
        var key = "ASIA%016X".formatted(random.nextLong());
        var arn = "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + sessionName;
        var caller = new Caller(role.group(1), "AROAREHEARSAL00000000:" + sessionName, arn);
        var session = new Session(key, world.now().plus(lasts), caller);
        sessions.put(key, session);
        return session;
    }

    /**
     * Lets a call in, or refuses it as its service words that.
     *
     * @param service endpoint name
     * @param accessKey empty when unsigned
     */
    public void check(String service, String action, String region, String accessKey) {
        var session = sessions.get(accessKey);
        if (accessKey.startsWith(EXPIRED)
                || session != null && !session.expires().isAfter(world.now())) {
            throw expired(service);
        }
        if (accessKey.startsWith(DENIED) && !service.equals("sts")) {
            throw denied(service, action, region, accessKey);
        }
    }

    /** How a service refuses credentials that are expired. */
    public static WorldFault expired(String service) {
        return switch (service) {
            case "ec2" -> new WorldFault("RequestExpired", "Request has expired.");
            case "ssm", "scheduler" ->
                new WorldFault("ExpiredTokenException", "The security token included in the request is expired");
            default -> new WorldFault("ExpiredToken", "The security token included in the request is expired", 403);
        };
    }

    private WorldFault denied(String service, String action, String region, String accessKey) {
        var permission = (service.equals("monitoring") ? "cloudwatch" : service) + ":" + action;
        var text = "User: " + caller(accessKey).arn() + " is not authorized to perform: " + permission
                + " on resource: arn:aws:" + permission.substring(0, permission.indexOf(':')) + ":" + region + ":"
                + account(accessKey) + ":* because no identity-based policy allows the " + permission + " action";
        return switch (service) {
            case "ec2" ->
                new WorldFault(
                        "UnauthorizedOperation", "You are not authorized to perform this operation. " + text, 403);
            case "ssm" -> new WorldFault("AccessDeniedException", text);
            case "scheduler" -> new WorldFault("AccessDeniedException", text, 403);
            default -> new WorldFault("AccessDenied", text, 403);
        };
    }

    private static WorldFault invalid(String value, String name, String constraint) {
        return new WorldFault(
                "ValidationError",
                "1 validation error detected: Value '" + value + "' at '" + name + "' failed to satisfy constraint: "
                        + constraint);
    }
}
