package io.jenkins.plugins.slipway;

/** The launcher of the runnable jar. */
public final class Slipway {
    private Slipway() {}

    public static void main(String[] arguments) {}
}
