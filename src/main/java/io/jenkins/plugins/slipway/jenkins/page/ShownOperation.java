package io.jenkins.plugins.slipway.jenkins.page;

import io.jenkins.plugins.slipway.report.operation.OperationHtml;
import io.jenkins.plugins.slipway.report.operation.OperationPage;
import java.util.List;

/** One operation on the page of a build: what the report says of it, and what may be done with it. */
public final class ShownOperation {
    private final OperationPage page;
    private final List<Choice> choices;

    ShownOperation(OperationPage page, List<Choice> choices) {
        this.page = page;
        this.choices = choices;
    }

    /** What the person who looks may do with it now. */
    public List<Choice> getChoices() {
        return choices;
    }

    public String getId() {
        return page.id();
    }

    /** {@code deploy-fleet checkout 1.4.2 in production}. */
    public String getTitle() {
        return page.title();
    }

    public boolean isOpen() {
        return page.open();
    }

    /** Escaped already. */
    public String getHtml() {
        return OperationHtml.of(page);
    }

    /** What could not be taken back, each with the command that does it. */
    public List<Line> getLeft() {
        return page.left().stream()
                .map(left -> new Line(left.what() + " (" + left.why() + ")", left.byHand()))
                .toList();
    }

    /** Two texts of one row. */
    public static final class Line {
        private final String head;
        private final String text;

        Line(String head, String text) {
            this.head = head;
            this.text = text;
        }

        public String getHead() {
            return head;
        }

        public String getText() {
            return text;
        }
    }
}
