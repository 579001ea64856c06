package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group as a describe shows it.
 *
 * @param status empty, or {@code Delete in progress}
 * @param suspended reason by process
 * @param targetGroups attachment state by ARN: {@code Adding}, {@code Added}, {@code InService}
 */
public record GroupView(
        String name,
        String arn,
        Instant created,
        Optional<String> status,
        GroupSettings settings,
        Map<String, String> targetGroups,
        Map<ScalingProcess, String> suspended,
        List<GroupTag> tags,
        List<MemberView> members) {}
