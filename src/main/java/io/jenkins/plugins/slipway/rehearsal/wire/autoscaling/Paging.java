package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.function.Function;

/** {@code MaxRecords} and {@code NextToken}, as all describes of Auto Scaling have them. */
record Paging(int size, String token) {
    private static final int MOST = 100;

    static Paging of(Params params, int standard) {
        int size = params.integer("MaxRecords").orElse(standard);
        if (size < 1 || size > MOST) {
            throw new WorldFault("ValidationError", "MaxRecords must be between 1 and " + MOST + ", not " + size + ".");
        }
        return new Paging(size, params.text("NextToken").orElse(null));
    }

    <T> Answer answer(String member, List<T> all, Function<T, ?> shown) {
        var page = Page.of(all, token, size, "InvalidNextToken");
        return Answer.empty()
                .with(member, page.items().stream().map(shown).toList())
                .with("NextToken", page.next());
    }
}
