package io.jenkins.plugins.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class OrganisationPageTest {
    private static final String NASTY = "<script>alert('1')</script>\" onload=\"x\u0007\uD800\u202E & ünï 検索";

    private final Ledger ledger = Ledger.inMemory();

    @AfterEach
    void close() {
        ledger.close();
    }

    private void hold(Collection<? extends DoraEvent> events) {
        ledger.doraEvents().append(events);
    }

    private OrganisationPage page(Choice choice) {
        return page(choice, Map.of());
    }

    private OrganisationPage page(Choice choice, Map<String, String> teamOf) {
        var window = choice.window(MadeUpOrganisation.NOW, ZoneOffset.UTC);
        return new Reports(ledger).organisation(window, choice, teamOf, unit -> true);
    }

    private static String html(OrganisationPage page) {
        return Html.organisation(page, new InOneFolder());
    }

    private static List<String> names(OrganisationPage page) {
        return page.services().rows().stream().map(ServiceRow::name).toList();
    }

    @Test
    void shouldShowEveryFigureWithHowItIsCounted() {
        hold(MadeUpOrganisation.of(4, 80));

        var html = html(page(Choice.usual()));

        var document = PageChecks.check(html);
        assertThat(PageChecks.elements(document, "h3")).hasSize(5);
        assertThat(html)
                .contains("than in the 30 days before (")
                .contains("<dt>p90</dt>")
                .contains("divided by the calendar days of the window")
                .contains("data-kind=\"bars\"")
                .contains("Mean of 7 days")
                .containsPattern("\\d+ deployments in 31 days, most on");
        assertThat(PageChecks.elements(document, "svg").stream()
                        .filter(svg -> svg.getAttribute("role").equals("img")))
                .hasSize(1);
    }

    @Test
    void shouldSayNoDataWithTheReasonAndNeverZero() {
        var html = html(page(Choice.usual()));

        PageChecks.check(html);
        assertThat(html)
                .contains("no successful deployment in the window")
                .contains("no commit of a deployment whose predecessor is known")
                .contains("nothing was deployed")
                .contains("no failed deployment recovered in the window")
                .contains("no data: nothing was recorded that you may see")
                .doesNotContain("0.0 %")
                .doesNotContain("0.00 a day")
                .doesNotContain("<svg");
    }

    @Test
    void shouldEscapeWhateverANameHolds() {
        var events = new ArrayList<DoraEvent>();
        events.add(new Incident(NASTY, NASTY, NASTY, MadeUpOrganisation.NOW.minusSeconds(60), null, null, null, null));
        hold(events);

        var html = html(page(Choice.usual().filteredBy("<script>")));

        var document = PageChecks.check(html);
        assertThat(html)
                .contains("&lt;script&gt;alert(")
                .doesNotContain("\u0007")
                .doesNotContain("\u202E");
        assertThat(PageChecks.elements(document, "input").get(0).getAttribute("value"))
                .isEqualTo("<script>");
        assertThat(names(page(Choice.usual().filteredBy("検索")))).hasSize(1);
    }

    @Test
    void shouldFoldLongListsUp() {
        var events = new ArrayList<DoraEvent>();
        for (int i = 0; i < 11; i++) {
            var opened = MadeUpOrganisation.NOW.minusSeconds(60L * (i + 1));
            events.add(new Incident("I" + i, "shop", "production", opened, null, null, null, null));
        }
        hold(events);

        var html = html(page(Choice.usual()));

        PageChecks.check(html);
        assertThat(html).contains("and 3 that are open for longer");
        assertThat(html.indexOf("<bdi>I7</bdi>")).isBetween(0, html.indexOf("open for longer"));
        assertThat(html.indexOf("<bdi>I8</bdi>")).isGreaterThan(html.indexOf("open for longer"));
    }

    @Test
    void shouldSortWithWhatHasNoDataLast() {
        hold(MadeUpOrganisation.of(6, 60));
        hold(List.of(new Incident(
                "I", "aaa", "production", MadeUpOrganisation.NOW.minusSeconds(60), null, null, null, null)));

        for (var column : Column.values()) {
            if (column != Column.NAME) {
                for (var descending : List.of(true, false)) {
                    var page = page(Choice.usual().sortedBy(new Order(column, descending)));
                    var values = page.services().rows().stream()
                            .map(row -> column.value(row.figures().now()))
                            .toList();
                    var known = values.stream().filter(value -> value != null).toList();
                    assertThat(values.get(values.size() - 1)).as(column.key()).isNull();
                    assertThat(values.subList(0, known.size())).isEqualTo(known);
                    assertThat(known)
                            .isSortedAccordingTo((one, other) ->
                                    descending ? Double.compare(other, one) : Double.compare(one, other));
                }
            }
        }
        assertThat(names(page(Choice.usual()))).startsWith("aaa, production").isSorted();
    }

    @Test
    void shouldFilterByAllWordsAndTurnPages() {
        hold(MadeUpOrganisation.of(120, 3));

        var first = page(Choice.usual());
        assertThat(first.services().rows()).hasSize(100);
        assertThat(first.services().pages()).isEqualTo(2);
        assertThat(html(first)).contains("href=\"?page=2\"").contains("Page 1 of 2");
        var beyond = page(Choice.usual().atPage(99));
        assertThat(beyond.choice().page()).isEqualTo(2);
        assertThat(html(beyond)).contains("Page 2 of 2").contains("Previous").doesNotContain(">Next<");
        assertThat(names(page(Choice.usual().filteredBy("STAGING  check"))))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).startsWith("checkout").endsWith("staging"));
        assertThat(html(page(Choice.usual().filteredBy("nowhere")))).contains("matches the filter");
    }

    @Test
    void shouldTellTheSortedColumnAndKeepTheRestInItsLinks() {
        hold(MadeUpOrganisation.of(3, 40));
        var choice = Choice.usual().ofDays(90).filteredBy("c").sortedBy(new Order(Column.LEAD_TIME, true));

        var document = PageChecks.check(html(page(choice)));

        var sorted = PageChecks.elements(document, "th").stream()
                .filter(th -> th.getAttribute("aria-sort").equals("descending"))
                .toList();
        assertThat(sorted).hasSize(1);
        var link = (Element) sorted.get(0).getElementsByTagName("a").item(0);
        assertThat(link.getAttribute("href")).isEqualTo("?days=90&sort=lead-time&order=asc&filter=c");
        assertThat(PageChecks.elements(document, "input").stream()
                        .map(input -> input.getAttribute("name") + "=" + input.getAttribute("value")))
                .containsExactly("filter=c", "days=90", "sort=lead-time", "order=desc");
    }

    @Test
    void shouldShowOnlyWhatTheReaderMaySee() {
        hold(MadeUpOrganisation.of(4, 60));
        var choice = Choice.usual();

        var page = new Reports(ledger)
                .organisation(
                        choice.window(MadeUpOrganisation.NOW, ZoneOffset.UTC),
                        choice,
                        Map.of(),
                        unit -> unit.equals(new Unit("cart", "production")));

        assertThat(html(page)).contains("cart").doesNotContain("checkout").doesNotContain("payment");
        assertThat(page.figures().get(0).spread().get(0).value())
                .isEqualTo(String.valueOf(page.services().rows().get(0).deployments()));
    }

    @Test
    void shouldOfferRowsByTeamOnlyWhereTeamsAreKnown() {
        hold(MadeUpOrganisation.of(4, 60));

        assertThat(html(page(Choice.usual()))).doesNotContain("by=team");
        assertThatThrownBy(() -> page(Choice.usual().groupedBy(Grouping.TEAM)))
                .isInstanceOf(InvalidChoice.class)
                .hasMessageContaining("no teams are known");
        var byTeam = page(Choice.usual().groupedBy(Grouping.TEAM), Map.of("cart", "red", "checkout", "red"));
        assertThat(names(byTeam)).containsExactly("red");
        assertThat(html(byTeam)).contains("by=service");
        assertThat(html(page(Choice.usual().groupedBy(Grouping.SERVICE)))).contains("href=\"?filter=cart\"");
    }
}
