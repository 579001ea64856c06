package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.format.CdEvents;
import io.jenkins.plugins.slipway.dora.format.CsvReport;
import io.jenkins.plugins.slipway.dora.format.JsonReport;
import io.jenkins.plugins.slipway.dora.format.OpenMetricsText;
import java.util.stream.Collectors;

/** How figures leave Jenkins for other tools. */
enum Format {
    JSON("application/json;charset=utf-8") {
        @Override
        String text(VisibleFigures figures, Question question) {
            return JsonReport.of(question.query(), report(figures, question)) + "\n";
        }
    },
    CSV("text/csv;charset=utf-8;header=present") {
        @Override
        String text(VisibleFigures figures, Question question) {
            return CsvReport.of(report(figures, question));
        }
    },
    METRICS(OpenMetricsText.CONTENT_TYPE) {
        @Override
        String text(VisibleFigures figures, Question question) {
            return OpenMetricsText.of(report(figures, question));
        }
    },
    /** What the ledger heard of in the window, one event a line; whoever asks again from the last end on misses none. */
    CDEVENTS("application/x-ndjson;charset=utf-8") {
        @Override
        String text(VisibleFigures figures, Question question) throws WrongQuestion {
            return CdEvents.of(figures.heardOf(question.query()))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }
    };

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** @throws WrongQuestion when the answer would be too long */
    abstract String text(VisibleFigures figures, Question question) throws WrongQuestion;

    private static OrganisationReport report(VisibleFigures figures, Question question) {
        return figures.report(question.query(), question.by());
    }
}
