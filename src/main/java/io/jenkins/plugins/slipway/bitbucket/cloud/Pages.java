package io.jenkins.plugins.slipway.bitbucket.cloud;

import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Listed;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * From one part of a list to the next. A cursor is the address that Bitbucket gave, or {@code page:2} where it gave none; an address
 * is followed on the host of the API only, since the token goes with it.
 */
final class Pages {
    private static final String BY_NUMBER = "page:";

    private final URI base;

    Pages(URI base) {
        this.base = base;
    }

    <T> Listed<T> at(Optional<String> cursor, IntFunction<Listed<T>> byNumber, Function<URI, Listed<T>> byAddress) {
        if (cursor.isEmpty()) {
            return byNumber.apply(1);
        }
        var text = cursor.get();
        return text.startsWith(BY_NUMBER)
                ? byNumber.apply(Integer.parseInt(text.substring(BY_NUMBER.length())))
                : byAddress.apply(address(text));
    }

    Optional<String> after(Listed<?> listed) {
        if (listed.next() != null) {
            return Optional.of(listed.next());
        }
        var isNumbered = listed.page() != null && listed.pagelen() != null && listed.size() != null;
        var isMore = isNumbered
                && (long) listed.page() * listed.pagelen() < listed.size()
                && !listed.values().isEmpty();
        return isMore ? Optional.of(BY_NUMBER + (listed.page() + 1)) : Optional.empty();
    }

    /** @throws BitbucketRefused when it is on another host */
    URI address(String cursor) {
        var next = URI.create(cursor);
        if (!base.getScheme().equals(next.getScheme())
                || !base.getRawAuthority().equals(next.getRawAuthority())) {
            throw new BitbucketRefused(
                    "the next page is at %s, and %s was asked: a token is not sent elsewhere; name the API that Bitbucket itself names"
                            .formatted(next.getHost(), base.getHost()),
                    null);
        }
        return next;
    }
}
