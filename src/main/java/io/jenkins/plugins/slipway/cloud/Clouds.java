package io.jenkins.plugins.slipway.cloud;

/** Opens clouds; clients behind them are shared, so opening is cheap and is done anew on every replay. */
public interface Clouds {
    /**
     * @param connection a name that an administrator defined (in a rehearsal every name is the rehearsal)
     * @throws CloudFault of kind {@code INVALID} when no such connection is defined
     */
    Cloud open(String connection, String region, Fence fence);
}
