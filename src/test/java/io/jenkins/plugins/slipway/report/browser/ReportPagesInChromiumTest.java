package io.jenkins.plugins.slipway.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Html;
import io.jenkins.plugins.slipway.report.InOneFolder;
import io.jenkins.plugins.slipway.report.MadeUpOrganisation;
import io.jenkins.plugins.slipway.report.Reports;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

class ReportPagesInChromiumTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String ROWS = "#slipway-services tbody tr";
    private static final String NAMES = "#slipway-services tbody th";

    private static final String HOSTILE = "<b onclick=alert(1)>\"shop\"</b>";
    private static final int UNITS = 98 + 33 + 1;

    private static Ledger ledger;
    private static HostPages host;

    @BeforeAll
    static void serve() throws IOException {
        ledger = Ledger.inMemory(Clock.systemUTC());
        ledger.doraEvents().append(MadeUpOrganisation.of(98, 60));
        ledger.doraEvents().append(List.of(deployment(HOSTILE)));
        host = new HostPages();
        host.add("/reports", "Delivery reports", ReportPagesInChromiumTest::organisation);
        host.add("/unit", "A service in an environment", ReportPagesInChromiumTest::unit);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
            ledger.close();
        }
    }

    private static String organisation(UnaryOperator<String> parameters) {
        var choice = Choice.of(parameters);
        var query = choice.window(MadeUpOrganisation.NOW, ZoneOffset.UTC);
        return Html.organisation(
                new Reports(ledger).organisation(query, choice, Map.of(), unit -> true), new InOneFolder());
    }

    private static String unit(UnaryOperator<String> parameters) {
        var choice = Choice.of(parameters);
        var query = choice.window(MadeUpOrganisation.NOW, ZoneOffset.UTC);
        var unit = new Unit(parameters.apply("service"), parameters.apply("environment"));
        return Html.unit(new Reports(ledger).unit(unit, query, choice).orElseThrow(), new InOneFolder());
    }

    private static Deployment deployment(String service) {
        var at = MadeUpOrganisation.NOW.minusSeconds(3600);
        return new Deployment(
                "D-hostile",
                service,
                "production",
                Deployment.Status.SUCCESS,
                null,
                null,
                at,
                at.plusSeconds(60),
                Deployment.Kind.DEPLOY,
                null,
                null,
                null,
                null,
                null,
                null,
                at);
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
    void shouldBeShownWithoutComplaintWhateverTheWindowAndTheTheme(int width, boolean dark) throws IOException {
        CHROMIUM.open(host.url("/reports"), width, dark);
        CHROMIUM.until("document.querySelectorAll('figure.slipway-chart[data-drawn]').length > 0");

        assertThat(CHROMIUM.violations()).as("what axe-core finds").isEmpty();
        assertThat((Boolean) CHROMIUM.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is wider than the window")
                .isTrue();
        assertThat(CHROMIUM.all("li.slipway-figure, .slipway-figures > *")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ink()).as("pixels that the chart drew").isGreaterThan(500);
        CHROMIUM.screenshot("organisation-" + width + (dark ? "-dark" : "-light"));
        assertThat(CHROMIUM.log()).as("what the console and the policy say").isEmpty();
    }

    @Test
    void shouldKeepWhoTypesInTheFieldWhenTheTableIsFiltered() {
        CHROMIUM.open(host.url("/reports"), 1280, false);
        int before = host.documents();

        CHROMIUM.find("#slipway-filter").sendKeys("mail");

        CHROMIUM.until("document.querySelectorAll('" + ROWS + "').length < 20");
        assertThat(texts(NAMES))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).contains("mail"));
        assertThat((String) CHROMIUM.script("return document.activeElement.id")).isEqualTo("slipway-filter");
        CHROMIUM.press("-3");
        CHROMIUM.until("document.getElementById('slipway-filter').value === 'mail-3'");
        assertThat(host.documents()).as("answers that scripts fetched").isGreaterThan(before);
        assertThat(CHROMIUM.find("[data-swap-status]").getText()).contains("of " + UNITS);
        assertThat(CHROMIUM.log()).isEmpty();
    }

    @Test
    void shouldSortByKeyboardAloneAndComeBackByTheBrowsersButton() {
        CHROMIUM.open(host.url("/reports"), 1280, false);
        var byName = texts(NAMES);

        CHROMIUM.script("document.querySelector('#slipway-services thead th:nth-child(3) a').focus()");
        CHROMIUM.press(Keys.ENTER);

        CHROMIUM.until("document.querySelector('#slipway-services thead th:nth-child(3)').ariaSort !== 'none'");
        assertThat(texts(NAMES)).isNotEqualTo(byName);
        assertThat(
                        (Boolean)
                                CHROMIUM.script(
                                        "return document.activeElement === document.querySelector('#slipway-services thead th:nth-child(3) a')"))
                .as("the focus stays on the column")
                .isTrue();
        assertThat(CHROMIUM.address()).contains("sort=");

        CHROMIUM.back();
        CHROMIUM.until("document.querySelector('#slipway-services thead th').ariaSort === 'ascending'");
        assertThat(texts(NAMES)).isEqualTo(byName);
    }

    @Test
    void shouldReachEveryControlByTheTabKey() {
        CHROMIUM.open(host.url("/reports"), 1280, false);

        CHROMIUM.find("body").sendKeys(Keys.TAB);
        var reached = new java.util.ArrayList<String>();
        for (int i = 0; i < 60 && !reached.contains("filter"); i++) {
            reached.add((String) CHROMIUM.script("const at = document.activeElement;"
                    + " return at.name || at.textContent.trim().replace(/\\s+/g, ' ')"));
            CHROMIUM.press(Keys.TAB);
        }

        assertThat(reached).contains("7 days", "90 days", "filter");
        assertThat(reached).anyMatch(words -> words.startsWith("Show as table"));
        assertThat(reached).anyMatch(words -> words.startsWith("How is this counted"));
    }

    @Test
    void shouldGoToTheServiceWhenItsNameIsFollowed() {
        CHROMIUM.open(host.url("/reports?filter=" + MadeUpOrganisation.name(7)), 1280, false);

        CHROMIUM.find(NAMES + " a").click();

        CHROMIUM.until("location.pathname === '/unit'");
        assertThat(CHROMIUM.address()).contains("service=" + MadeUpOrganisation.name(7));
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
    void shouldShowAUnitWithoutComplaintWhateverTheWindowAndTheTheme(int width, boolean dark) throws IOException {
        CHROMIUM.open(host.url("/unit?environment=production&service=" + MadeUpOrganisation.name(0)), width, dark);
        CHROMIUM.until("document.querySelectorAll('figure.slipway-chart[data-drawn]').length >= 2");

        assertThat(CHROMIUM.violations()).as("what axe-core finds").isEmpty();
        assertThat((Boolean) CHROMIUM.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing is wider than the window")
                .isTrue();
        CHROMIUM.screenshot("unit-" + width + (dark ? "-dark" : "-light"));
        assertThat(CHROMIUM.log()).as("what the console and the policy say").isEmpty();
    }

    @Test
    void shouldDrillDownFromAFigureToTheCommitsBehindIt() {
        CHROMIUM.open(host.url("/unit?environment=production&service=" + MadeUpOrganisation.name(0)), 1280, false);

        CHROMIUM.find(".slipway-figure a[href='#slipway-evidence-lead-time']").click();
        CHROMIUM.until("location.hash === '#slipway-evidence-lead-time'");
        CHROMIUM.find("#slipway-evidence-lead-time tbody a").click();
        CHROMIUM.until("!location.hash.includes('evidence')");
        var deployment = CHROMIUM.find((String) CHROMIUM.script("return location.hash"));
        deployment.findElement(By.tagName("summary")).click();

        assertThat(deployment.getText()).contains("written", "before");
    }

    @Test
    void shouldShowMarkupInANameAsTextWhenItIsListed() {
        CHROMIUM.open(host.url("/reports?filter=onclick"), 1280, false);

        assertThat(CHROMIUM.find(NAMES).getText()).contains(HOSTILE);
        assertThat(CHROMIUM.all("[onclick]")).isEmpty();
    }

    @Test
    void shouldStayWholeWhenThePolicyAllowsNoScript() {
        CHROMIUM.withoutScripts(() -> {
            CHROMIUM.open(host.url("/reports"), 1280, false);
            assertThat(CHROMIUM.all(ROWS)).hasSize(100);
            assertThat(CHROMIUM.all("figure.slipway-chart svg")).isNotEmpty().allMatch(WebElement::isDisplayed);
            CHROMIUM.find("#slipway-services a[rel=next]").click();
            assertThat(CHROMIUM.all(ROWS)).hasSize(UNITS - 100);
        });
    }

    private static List<String> texts(String selector) {
        return CHROMIUM.all(selector).stream().map(WebElement::getText).toList();
    }

    /** Of the first canvas, pixels that are not see-through. */
    private static long ink() {
        return (Long) CHROMIUM.script("const canvas = document.querySelector('.slipway-canvas canvas');"
                + " const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                + " let ink = 0; for (let i = 3; i < data.length; i += 4) { if (data[i] > 0) ink++; } return ink;");
    }
}
