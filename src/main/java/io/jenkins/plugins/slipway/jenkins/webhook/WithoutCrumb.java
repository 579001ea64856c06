package io.jenkins.plugins.slipway.jenkins.webhook;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** No browser speaks to the endpoint, so nobody's session can be misused there; the signature protects it. */
@Extension
public final class WithoutCrumb extends CrumbExclusion {
    private static final String PATH = "/" + BitbucketEndpoint.PATH + "/event";

    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!PATH.equals(request.getPathInfo())) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}
