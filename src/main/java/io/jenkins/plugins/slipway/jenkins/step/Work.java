package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import java.util.Optional;

/** What a step can ask for. The names are saved with builds. */
enum Work {
    BUILD_AMI("build-ami", Build.Right.DEPLOY) {
        @Override
        PlannedOperation<?> plan(Planning planning, Order order, Version version) {
            return planning.buildAmi(version.name(), Optional.ofNullable(order.image()));
        }
    },
    CANARY("canary", Build.Right.DEPLOY) {
        @Override
        PlannedOperation<?> plan(Planning planning, Order order, Version version) {
            return planning.canary(order.imageOr(planning::publishedImage), version.name(), version.commit());
        }
    },
    DEPLOY_FLEET("deploy-fleet", Build.Right.DEPLOY) {
        @Override
        PlannedOperation<?> plan(Planning planning, Order order, Version version) {
            return planning.deployFleet(order.imageOr(planning::publishedImage), version.name(), version.commit());
        }
    },
    ROLLBACK("rollback", Build.Right.ROLLBACK) {
        @Override
        PlannedOperation<?> plan(Planning planning, Order order, Version version) {
            return planning.rollback(order.waves());
        }
    };

    private final String verb;
    private final Build.Right right;

    Work(String verb, Build.Right right) {
        this.verb = verb;
        this.right = right;
    }

    /** As the operation's verb is called. */
    String verb() {
        return verb;
    }

    /** What a build needs for it. */
    Build.Right right() {
        return right;
    }

    /** Reads the world. */
    abstract PlannedOperation<?> plan(Planning planning, Order order, Version version);
}
