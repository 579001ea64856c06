package io.jenkins.plugins.slipway.rehearsal.world.ec2;

/** Processor architectures of images and instance types. */
public enum Architecture {
    X86_64("x86_64"),
    ARM64("arm64");

    private final String word;

    Architecture(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
