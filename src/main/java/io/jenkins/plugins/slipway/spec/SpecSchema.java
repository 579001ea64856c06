package io.jenkins.plugins.slipway.spec;

/**
 * The JSON schema of {@code slipway.yaml} (draft 2020-12).
 *
 * <p>Beside the standard it has two annotations: {@code x-expected} says in words what would be right, and
 * {@code x-not-implemented} marks a key that is known but that nothing implements yet, with the remedy.
 */
public final class SpecSchema {
    static final String NOT_IMPLEMENTED = "x-not-implemented";
    static final String EXPECTED = "x-expected";
    static final DocumentSchema DOCUMENT = new DocumentSchema("slipway.schema.json");

    private SpecSchema() {}

    /** The schema's text, for an editor. */
    public static String text() {
        return DOCUMENT.text();
    }
}
