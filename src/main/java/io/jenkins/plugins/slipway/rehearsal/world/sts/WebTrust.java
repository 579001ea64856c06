package io.jenkins.plugins.slipway.rehearsal.world.sts;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.regex.Pattern;

/**
 * Which web identity tokens a role's trust policy takes.
 *
 * @param audience that the account's identity provider knows
 * @param subject as a condition {@code StringLike} has it: {@code *} is any text
 */
public record WebTrust(String audience, String subject) {
    /** @throws WorldFault as STS refuses it */
    void check(WebToken token) {
        if (!token.audience().contains(audience)) {
            throw new WorldFault("InvalidIdentityToken", "Incorrect token audience");
        }
        var like = Pattern.quote(subject).replace("*", "\\E.*\\Q");
        if (!token.subject().matches(like)) {
            throw new WorldFault("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
        }
    }
}
