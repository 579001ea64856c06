package io.jenkins.plugins.slipway.bitbucket.wire;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Feign;
import feign.FeignException;
import feign.Retryer;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import java.net.URI;
import java.util.function.Function;

/**
 * Makes declared interfaces callable.
 *
 * @param signIn what the caller comes with, without its secret
 * @param words of an error's body
 */
public record Wire(
        RepositoryAddress address,
        String signIn,
        Door door,
        Authorization authorization,
        Patience patience,
        PropertyNamingStrategy names,
        Function<JsonNode, String> words) {

    /** @param api each of its methods has a {@link Call} */
    public <T> T to(Class<T> api, URI base) {
        var mapper = mapper();
        return Feign.builder()
                .client(new PatientClient(base.getHost(), door, authorization, patience))
                .encoder(new JacksonEncoder(mapper))
                .decoder(new JacksonDecoder(mapper))
                .errorDecoder(new Explained(address, signIn, words))
                .responseInterceptor((context, chain) -> {
                    try {
                        return chain.next(context);
                    } catch (FeignException unreadable) {
                        throw new BitbucketUnavailable(
                                "%s: could not %s: %s answers what is no answer of Bitbucket; is that its address?"
                                        .formatted(
                                                address.fullName(),
                                                Calls.of(context.response().request())
                                                        .to(),
                                                base.getHost()),
                                unreadable);
                    }
                })
                .retryer(Retryer.NEVER_RETRY)
                .target(api, base.toString());
    }

    private ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(names)
                .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .build();
    }
}
