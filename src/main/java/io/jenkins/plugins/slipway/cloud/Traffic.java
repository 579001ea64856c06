package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Listener rules, weights and target groups of one region. */
public interface Traffic {
    /** The complete actions of a rule, or of a listener's default, by ARN. Empty when not found. */
    Optional<List<RouteAction>> actions(String ruleArn);

    /** Replaces all actions; setting the same twice is harmless. */
    void setActions(String ruleArn, List<RouteAction> actions);

    Optional<TargetGroup> targetGroup(String arn);

    /** An own target group by its name. */
    Optional<TargetGroup> targetGroupNamed(String name);

    /** A new target group like another one; returns its ARN. @throws CloudFault {@code ALREADY_EXISTS} when the name is taken */
    String createTargetGroup(String name, String like, Map<String, String> tags);

    /** Deletes a target group; one that is not there is success. @throws CloudFault {@code BUSY} while a rule uses it */
    void deleteTargetGroup(String arn);

    List<TargetHealth> health(String targetGroup);

    /** All target groups that carry all these tags. */
    List<TargetGroup> taggedTargetGroups(Map<String, String> tags);

    /** All target groups that carry a tag with this key, whatever its value. */
    List<TargetGroup> targetGroupsWithTag(String key);
}
