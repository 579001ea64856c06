package io.jenkins.plugins.slipway.report.folder;

/** A report will not write there; the message says why and what to do. */
public final class FolderTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderTaken(String message) {
        super(message);
    }
}
