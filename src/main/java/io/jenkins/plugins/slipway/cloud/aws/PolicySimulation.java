package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Reach;
import io.jenkins.plugins.slipway.cloud.Ruling;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * Asks IAM what the caller's policies say to {@link Permissions}: each action on a thing of the kind that a delivery touches, with
 * the tags that it would carry. Policies of the things themselves (a key's, for one) are not part of it.
 */
record PolicySimulation(Calls calls) {
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d+):assumed-role/([^/]+)/.+");
    private static final String SAMPLE = "slipway-doctor";
    /** They need several kinds of things at once; their dry run says more. */
    private static final Set<String> PROVED_BY_DRY_RUN = Set.of("ec2:RunInstances", "ec2:CreateLaunchTemplateVersion");

    List<Ruling> rulings(Identity.Caller caller, Reach reach) {
        var source = source(caller);
        return Permissions.grants(reach).stream()
                .flatMap(grant -> rulings(source, caller.account(), grant, reach))
                .toList();
    }

    /** A session is no principal that IAM simulates, its role is. The session's name does not tell the role's path. */
    private String source(Identity.Caller caller) {
        var session = SESSION.matcher(caller.arn());
        if (!session.matches()) {
            return caller.arn();
        }
        var name = session.group(3);
        try {
            var request = GetRoleRequest.builder().roleName(name).build();
            return calls.send(Api.GET_ROLE, request, iam()::getRole).role().arn();
        } catch (CloudFault fault) {
            if (fault.kind() != CloudFault.Kind.DENIED) {
                throw fault;
            }
            return "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), name);
        }
    }

    private Stream<Ruling> rulings(String source, String account, Grant grant, Reach reach) {
        var actions = grant.actions().stream()
                .filter(action -> !PROVED_BY_DRY_RUN.contains(action))
                .toList();
        if (actions.isEmpty()) {
            return Stream.empty();
        }
        var context = context(grant);
        return grant.resources().stream()
                .map(resource -> concrete(resource, account, reach.regions().get(0)))
                .flatMap(resource ->
                        results(source, actions, resource, context).stream().map(result -> ruling(result, resource)));
    }

    private List<EvaluationResult> results(
            String source, List<String> actions, String resource, List<ContextEntry> context) {
        return calls.<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse, EvaluationResult>all(
                Api.SIMULATE_PRINCIPAL_POLICY,
                token -> SimulatePrincipalPolicyRequest.builder()
                        .policySourceArn(source)
                        .actionNames(actions)
                        .resourceArns(resource)
                        .contextEntries(context)
                        .marker(token)
                        .build(),
                iam()::simulatePrincipalPolicy,
                SimulatePrincipalPolicyResponse::evaluationResults,
                SimulatePrincipalPolicyResponse::marker);
    }

    private static Ruling ruling(EvaluationResult result, String resource) {
        var action = result.evalActionName();
        if (result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED) {
            return new Ruling(action, resource, Ruling.Answer.ALLOWED, "");
        }
        if (!result.missingContextValues().isEmpty()) {
            var keys = String.join(", ", result.missingContextValues());
            return new Ruling(action, resource, Ruling.Answer.UNKNOWN, "it depends on " + keys);
        }
        return new Ruling(action, resource, Ruling.Answer.DENIED, result.evalDecisionAsString());
    }

    /** What the conditions of our own policy ask for is what our calls have. */
    private static List<ContextEntry> context(Grant grant) {
        return grant.condition().entrySet().stream()
                .flatMap(operator -> operator.getValue().entrySet().stream()
                        .map(test -> ContextEntry.builder()
                                .contextKeyName(test.getKey())
                                .contextKeyType(ContextKeyTypeEnum.STRING)
                                .contextKeyValues(operator.getKey().equals("Null") ? SAMPLE : test.getValue())
                                .build()))
                .toList();
    }

    /** {@code arn:aws:ec2:*:*:instance/*} as one that could be: IAM simulates on things, not on patterns. */
    private static String concrete(String pattern, String account, String region) {
        var parts = pattern.split(":", 6);
        if (parts.length < 6) {
            return pattern;
        }
        parts[3] = parts[3].replace("*", region);
        parts[4] = parts[4].replace("*", account);
        // The name of the group itself, and any for the rest.
        parts[5] = parts[5].replaceAll("(?<=[^/:])\\*$", "").replace("*", SAMPLE);
        return String.join(":", parts);
    }

    private IamClient iam() {
        return calls.target().iam();
    }
}
