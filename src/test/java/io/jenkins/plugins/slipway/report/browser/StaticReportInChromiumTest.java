package io.jenkins.plugins.slipway.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Grouping;
import io.jenkins.plugins.slipway.report.MadeUpOrganisation;
import io.jenkins.plugins.slipway.report.Reports;
import io.jenkins.plugins.slipway.report.folder.ReportWish;
import io.jenkins.plugins.slipway.report.folder.StaticReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** The report in files as an archived artifact of a build: Jenkins allows it neither script nor inline style. */
class StaticReportInChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static HostPages host;

    @BeforeAll
    static void write() throws IOException {
        host = new HostPages();
        try (var ledger = Ledger.inMemory()) {
            ledger.doraEvents().append(MadeUpOrganisation.of(12, 60));
            var query = DoraQuery.between(MadeUpOrganisation.NOW.minus(Duration.ofDays(30)), MadeUpOrganisation.NOW);
            var wish = new ReportWish(
                    "All services", MadeUpOrganisation.NOW, query, Grouping.UNIT, Map.of(), Choice.WINDOWS);
            new StaticReport(new Reports(ledger), wish).write(folder, false, page -> {});
        }
        host.archive("/artifact/", folder);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
    void shouldBeCompleteWithoutScriptWhenItIsAnArtifact(int width, boolean dark) throws IOException {
        CHROMIUM.open(host.url("/artifact/index.html"), width, dark);

        assertThat(CHROMIUM.all("figure.slipway-chart svg")).isNotEmpty().allMatch(WebElement::isDisplayed);
        assertThat(CHROMIUM.all("#slipway-services tbody tr")).hasSize(16);
        assertThat(CHROMIUM.find("body").getCssValue("background-color"))
                .as("the style sheet is used")
                .isEqualTo(dark ? "rgba(19, 22, 27, 1)" : "rgba(246, 247, 249, 1)");
        CHROMIUM.screenshot("static-" + width + (dark ? "-dark" : "-light"));
        assertThat(CHROMIUM.log()).as("what the policy of artifacts says").isEmpty();
    }

    @Test
    void shouldLeadToAUnitAndBackWhenLinksAreFollowed() {
        CHROMIUM.open(host.url("/artifact/index.html"), 1280, false);

        CHROMIUM.find("#slipway-services tbody th a").click();
        assertThat(CHROMIUM.find("h1").getText()).startsWith("account");
        CHROMIUM.find(".slipway-head nav a").click();
        assertThat(CHROMIUM.address()).endsWith("/artifact/index.html");
        assertThat(CHROMIUM.log()).isEmpty();
    }
}
