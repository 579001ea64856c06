package org.kohsuke.stapler;

public class Stapler {
    public Stapler() {}
}
