package io.jenkins.plugins.slipway.spec;

/** Where a bake starts from. */
public sealed interface BaseImage {
    /** {@code ssm:/aws/service/…}: the id is in a parameter. */
    record FromParameter(String name) implements BaseImage {}

    /** {@code ami-0abc…}. */
    record ById(String imageId) implements BaseImage {}

    /** {@code {owner: amazon, name: "al2023-ami-*"}}: the newest that matches. */
    record Newest(String owner, String namePattern) implements BaseImage {}
}
