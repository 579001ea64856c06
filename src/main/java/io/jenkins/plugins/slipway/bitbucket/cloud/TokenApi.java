package io.jenkins.plugins.slipway.bitbucket.cloud;

import feign.Body;
import feign.Headers;
import feign.RequestLine;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Token;
import io.jenkins.plugins.slipway.bitbucket.wire.Call;

/** Where an OAuth consumer gets its tokens; on the site. */
interface TokenApi {
    @Call(
            to = "sign in",
            needs =
                    "an OAuth consumer that is private, and that has key and secret as they are in the workspace's settings")
    @RequestLine("POST /site/oauth2/access_token")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    @Body("grant_type=client_credentials")
    Token token();
}
