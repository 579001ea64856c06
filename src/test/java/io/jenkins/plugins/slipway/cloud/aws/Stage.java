package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Cloud;
import java.time.Duration;

/**
 * Something that speaks AWS, with a service in it to play with: a group of two on version 1 of a template, behind a rule of a load
 * balancer.
 */
interface Stage extends AutoCloseable {
    Cloud cloud();

    /** An image that instances can be launched from. */
    String image();

    String templateId();

    String group();

    String rule();

    String listener();

    /** ARN of the target group that the rule forwards to. */
    String targetGroup();

    /** What this one cannot do, of {@link Skill}. */
    boolean has(Skill skill);

    /** Lets the world go on. */
    void pass(Duration duration);

    @Override
    void close();

    /** What not every stand-in for AWS has. */
    enum Skill {
        REFRESHES,
        /** The same client token does the thing once. */
        CLIENT_TOKENS,
        /** Takes tags for an image's snapshots at their birth. */
        SNAPSHOT_TAGS,
        TEMPLATE_VERSION_DELETION,
        /** Refuses a second group of the same name. */
        UNIQUE_GROUP_NAMES,
        /** Refuses to protect an instance that the group does not have. */
        KNOWN_MEMBERS,
        COMMAND_AGENTS,
        SCHEDULES
    }
}
