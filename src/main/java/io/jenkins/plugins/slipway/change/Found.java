package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Ids of what an operation made, looked for through the consistency window: a thing just created may hide for seconds. */
record Found(List<String> ids) {
    /** @param name "find the image" */
    static Wait<Found> wait(String name, Supplier<List<String>> search) {
        return Wait.named(name, Found.class)
                .forWhat(name.replaceFirst("^find ", "") + " to be seen, if it is there")
                .every(Duration.ofSeconds(5))
                .within(Effect.CONSISTENCY_WINDOW)
                .otherwise(new Found(List.of()))
                .until(() -> {
                    var ids = search.get();
                    return ids.isEmpty() ? Look.notYet("nothing seen yet") : Look.is(new Found(ids));
                });
    }
}
