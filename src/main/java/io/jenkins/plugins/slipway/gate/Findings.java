package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import java.util.ArrayList;
import java.util.List;

/** What speaks against a plan; all of it is told at once. */
public final class Findings {
    private final List<String> findings = new ArrayList<>();

    /** Notes a finding when something that must hold does not. */
    public Findings require(boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
        return this;
    }

    public Findings addAll(List<String> more) {
        findings.addAll(more);
        return this;
    }

    public List<String> list() {
        return List.copyOf(findings);
    }

    /** @throws OperationFailed with REFUSED when there is any */
    public void refuseAny(String what) {
        refuseAny(what, "");
    }

    /**
     * @param remedy one for all of the findings
     * @throws OperationFailed with REFUSED when there is any
     */
    public void refuseAny(String what, String remedy) {
        if (!findings.isEmpty()) {
            throw new OperationFailed(
                    Ending.REFUSED,
                    what + " is refused; nothing was changed:\n  - "
                            + String.join("\n  - ", findings)
                            + (remedy.isEmpty() ? "" : "\n" + remedy));
        }
    }
}
