package io.jenkins.plugins.slipway.bitbucket.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import feign.codec.ErrorDecoder;
import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What an answer that is no success means for the caller. */
final class Explained implements ErrorDecoder {
    private static final Pattern MOVED_TO = Pattern.compile("/(?:repositories/|projects/)([^/?]+)/(?:repos/)?([^/?]+)");
    private static final int LONGEST = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RepositoryAddress address;
    private final String signIn;
    private final Function<JsonNode, String> words;

    /**
     * @param signIn what the caller came with, without its secret
     * @param words of an error's body, empty when it has none
     */
    Explained(RepositoryAddress address, String signIn, Function<JsonNode, String> words) {
        this.address = address;
        this.signIn = signIn;
        this.words = words;
    }

    @Override
    public Exception decode(String methodKey, Response response) {
        var call = Calls.of(response.request());
        var told = told(response);
        var start = "%s: could not %s: ".formatted(address.fullName(), call.to());
        var status = response.status();
        var moved = movedTo(response);
        if (moved.isPresent() && (status / 100 == 3 || status == 404)) {
            return new NotInBitbucket(start + "the repository moved to %s: name that one".formatted(moved.get()), null);
        }
        if (status / 100 == 3) {
            return new NotInBitbucket(
                    start
                            + "%s answers with a redirect (HTTP %d), which is not followed with a token; is that its address?"
                                    .formatted(address.site(), status),
                    null);
        }
        if (status == 401) {
            return new BitbucketRefused(
                    start
                            + "%s does not take the sign-in (%s; HTTP 401)%s: is it right, not expired, not revoked?"
                                    .formatted(address.site(), signIn, told),
                    null);
        }
        if (status == 403) {
            return new BitbucketRefused(
                    start + "the sign-in (%s) may not (HTTP 403)%s; it needs %s".formatted(signIn, told, call.needs()),
                    null);
        }
        if (status == 404 || status == 410) {
            return new NotInBitbucket(
                    start
                            + "%s has none, or this sign-in (%s) may not know of it (HTTP %d)%s"
                                    .formatted(address.site(), signIn, status, told),
                    null);
        }
        if (status / 100 == 4) {
            return new BitbucketRefused(start + "it is not taken (HTTP %d)%s".formatted(status, told), null);
        }
        return new BitbucketUnavailable(start + "HTTP %d%s".formatted(status, told), null);
    }

    private Optional<String> movedTo(Response response) {
        return response.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Location"))
                .flatMap(header -> header.getValue().stream())
                .map(MOVED_TO::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> plain(matcher.group(1)) + "/" + plain(matcher.group(2)))
                .filter(name -> !name.equalsIgnoreCase(address.fullName()))
                .findFirst();
    }

    private static String plain(String encoded) {
        try {
            return Optional.ofNullable(URI.create(encoded).getPath()).orElse(encoded);
        } catch (IllegalArgumentException unreadable) {
            return encoded;
        }
    }

    /** Its own words, short and on one line; from a proxy it may be anything. */
    private String told(Response response) {
        if (response.body() == null) {
            return "";
        }
        try (var body = response.body().asInputStream()) {
            var text = words.apply(JSON.readTree(body))
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            return text.isEmpty()
                    ? ""
                    : ", it says: " + Texts.cut(text, LONGEST).replaceFirst("[.]$", "");
        } catch (IOException noJson) {
            return "";
        }
    }
}
