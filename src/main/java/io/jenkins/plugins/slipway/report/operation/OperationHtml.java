package io.jenkins.plugins.slipway.report.operation;

import io.jenkins.plugins.slipway.report.Printable;
import io.jenkins.plugins.slipway.report.html.StaticTemplates;

/** The page of one operation as fragments of HTML, escaped. */
public final class OperationHtml {
    private static final StaticTemplates TEMPLATES = new StaticTemplates();

    private OperationHtml() {}

    /** All but {@link #left}: Jenkins shows that with buttons that copy. */
    public static String of(OperationPage page) {
        return Printable.text(TEMPLATES.operationOperation(page));
    }

    /** What could not be taken back, with the commands that do it; empty when nothing is left. */
    public static String left(OperationPage page) {
        return page.left().isEmpty() ? "" : Printable.text(TEMPLATES.operationLeft(page));
    }
}
