package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Orders as a careful team would place them. */
final class Orders {
    private Orders() {}

    static RefreshOrder refresh(String group) {
        return refresh(group, "lt-0abc", 7);
    }

    static RefreshOrder refresh(String group, String templateId, long version) {
        return new RefreshOrder(
                group,
                templateId,
                version,
                90,
                110,
                Optional.of(Duration.ofSeconds(60)),
                List.of(50, 100),
                Optional.of(Duration.ofMinutes(5)),
                Duration.ofMinutes(10),
                List.of("checkout-5xx"),
                true,
                false,
                RefreshOrder.OnProtected.REPLACE,
                RefreshOrder.OnStandby.KEEP);
    }

    /** Without checkpoints and alarms. */
    static RefreshOrder plainRefresh(String group, String templateId, long version) {
        return new RefreshOrder(
                group,
                templateId,
                version,
                50,
                100,
                Optional.of(Duration.ofSeconds(30)),
                List.of(),
                Optional.empty(),
                Duration.ofMinutes(10),
                List.of(),
                false,
                false,
                RefreshOrder.OnProtected.WAIT,
                RefreshOrder.OnStandby.TERMINATE);
    }
}
