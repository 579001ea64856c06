package io.jenkins.plugins.slipway.rehearsal.world;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * One page of a list.
 *
 * @param next opaque token of the next page, or null on the last one
 */
public record Page<T>(List<T> items, String next) {
    /**
     * @param token of the previous page, or null for the first
     * @param size at most so many items
     * @param badToken error code of the service for a token that it did not make
     */
    public static <T> Page<T> of(List<T> all, String token, int size, String badToken) {
        int from = token == null ? 0 : offset(token, badToken);
        int start = Math.min(from, all.size());
        int to = Math.min(start + size, all.size());
        return new Page<>(List.copyOf(all.subList(start, to)), to < all.size() ? token(to) : null);
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().encodeToString(("page:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token, String badToken) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith("page:")) {
                return Integer.parseInt(text.substring(5));
            }
        } catch (IllegalArgumentException e) {
            throw refused(badToken);
        }
        throw refused(badToken);
    }

    private static WorldFault refused(String badToken) {
        return new WorldFault(
                badToken, "The token for the next page is not valid: use the one of the last answer, unchanged.");
    }
}
