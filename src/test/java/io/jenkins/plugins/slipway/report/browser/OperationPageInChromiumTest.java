package io.jenkins.plugins.slipway.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.report.operation.OperationHtml;
import io.jenkins.plugins.slipway.report.operation.OperationPage;
import io.jenkins.plugins.slipway.report.operation.RehearsedStories;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationPageInChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static HostPages host;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        host = new HostPages();
        for (var behaviour : new Behaviour[] {Behaviour.GOOD, Behaviour.ERRORS}) {
            var page = OperationPage.of(RehearsedStories.of(behaviour), Instant.EPOCH);
            host.add("/" + behaviour, "Delivery", parameters -> OperationHtml.of(page) + OperationHtml.left(page));
        }
    }

    @Test
    void shouldTakeUpTheNewsAndKeepWhatTheReaderHasOpened() throws InterruptedException {
        var whole = RehearsedStories.of(Behaviour.GOOD);
        var asked = new AtomicInteger();
        host.add("/run/delivery", "Delivery", parameters -> live(RehearsedStories.until("judge step 1", whole), true));
        host.add(
                "/run/news",
                "Delivery",
                parameters -> live(
                        asked.incrementAndGet() == 1 ? RehearsedStories.until("judge step 2", whole) : whole,
                        asked.get() == 1));
        CHROMIUM.open(host.url("/run/delivery"), 1280, false);
        assertThat(CHROMIUM.find(".slipway-facts").getText()).contains("under way", "20 %");
        CHROMIUM.find(".slipway-timeline summary").click();

        CHROMIUM.until("document.querySelector('.slipway-facts').textContent.includes('50 %')");
        assertThat(CHROMIUM.find(".slipway-timeline details").getDomProperty("open"))
                .isEqualTo("true");
        assertThat((Boolean) CHROMIUM.script(
                        "return document.activeElement" + " === document.querySelector('.slipway-timeline summary')"))
                .as("the focus stays")
                .isTrue();

        CHROMIUM.until("document.querySelector('.slipway-facts').textContent.includes('done')");
        CHROMIUM.until("document.querySelectorAll('figure.slipway-chart[data-drawn]').length === 2");
        assertThat(CHROMIUM.find("#slipway-operations").getDomAttribute("data-applied"))
                .as("Jenkins' own buttons work in what is new")
                .isEqualTo("true");
        assertThat(CHROMIUM.log()).isEmpty();
    }

    private static String live(OperationStory story, boolean goesOn) {
        return "<div id=\"slipway-operations\" data-live=\"" + goesOn + "\" data-choices=\"\">"
                + OperationHtml.of(OperationPage.of(story, RehearsedStories.end(story)))
                + "</div>";
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"GOOD, 1280, false", "ERRORS, 1280, true", "GOOD, 390, true", "ERRORS, 390, false"})
    void shouldBeShownWithoutComplaintWhateverBecameOfIt(Behaviour behaviour, int width, boolean dark)
            throws IOException {
        CHROMIUM.open(host.url("/" + behaviour), width, dark);
        CHROMIUM.until("document.querySelectorAll('figure.slipway-chart[data-drawn]').length === 2");

        assertThat(CHROMIUM.violations()).as("what axe-core finds").isEmpty();
        assertThat((Boolean) CHROMIUM.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is wider than the window")
                .isTrue();
        assertThat(CHROMIUM.all(".slipway-timeline rect.slipway-waited")).hasSizeGreaterThan(5);
        assertThat(CHROMIUM.find(".slipway-facts").getText())
                .contains(behaviour == Behaviour.GOOD ? "done" : "failed, and taken back");
        CHROMIUM.screenshot("operation-" + behaviour + "-" + width + (dark ? "-dark" : "-light"));
        assertThat(CHROMIUM.log()).as("what the console and the policy say").isEmpty();
    }
}
