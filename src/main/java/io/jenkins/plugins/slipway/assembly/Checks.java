package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Collects lines; a look that fails is a line too, so that all of them are told at once. */
final class Checks {
    private final List<Check> all = new ArrayList<>();

    void add(Check check) {
        all.add(check);
    }

    /** Passes with what the look says. @return what it saw, or empty when it failed */
    <T> Optional<T> look(String subject, Supplier<T> look, Function<T, String> words) {
        try {
            var seen = look.get();
            all.add(Check.passed(subject, words.apply(seen)));
            return Optional.of(seen);
        } catch (CloudFault fault) {
            all.add(
                    fault.kind() == CloudFault.Kind.NOT_MODELLED
                            ? Check.notChecked(subject, fault.getMessage())
                            : Check.failed(subject, fault.getMessage()));
        } catch (OperationFailed refused) {
            all.add(Check.failed(subject, refused.getMessage()));
        }
        return Optional.empty();
    }

    /** Where the look fails, nothing is known: that is no fault of what it looked at. @param otherwise what stays open */
    <T> Optional<T> lookIfPossible(String subject, Supplier<T> look, String otherwise) {
        try {
            return Optional.of(look.get());
        } catch (CloudFault fault) {
            var why = fault.kind() == CloudFault.Kind.NOT_MODELLED
                    ? "the rehearsal has no " + fault.call()
                    : otherwise + ": " + fault.getMessage();
            all.add(Check.notChecked(subject, why));
            return Optional.empty();
        }
    }

    /** Passes when there is no finding; otherwise each is a line. */
    void findings(String subject, Supplier<List<String>> findings, String otherwise) {
        try {
            var found = findings.get();
            found.forEach(finding -> all.add(Check.failed(subject, finding)));
            if (found.isEmpty()) {
                all.add(Check.passed(subject, otherwise));
            }
        } catch (CloudFault fault) {
            all.add(Check.failed(subject, fault.getMessage()));
        }
    }

    List<Check> list() {
        return List.copyOf(all);
    }
}
