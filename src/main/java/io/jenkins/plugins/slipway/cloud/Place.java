package io.jenkins.plugins.slipway.cloud;

/** One region behind one connection. */
public record Place(String connection, String region) {
    public Cloud open(Clouds clouds, Fence fence) {
        return clouds.open(connection, region, fence);
    }

    @Override
    public String toString() {
        return connection + "/" + region;
    }
}
