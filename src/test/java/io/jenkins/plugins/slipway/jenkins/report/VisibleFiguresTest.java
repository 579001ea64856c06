package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Rollout;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves the ledger for a reader: nothing of services that he does not see, in any form. */
class VisibleFiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final DoraQuery MONTH = Choice.usual().window(NOW, ZoneOffset.UTC);
    private static final Area ALL = Area.organisation();
    private static final Reader OF_CART = new SomeReader(false, Set.of("shop/cart"));
    private static final Reader OF_BOTH = new SomeReader(false, Set.of("shop/cart", "bank/payroll"));
    private static final Reader OF_NOTHING = new SomeReader(false, Set.of());
    private static final Reader ADMINISTRATOR = new SomeReader(true, Set.of("shop/cart", "bank/payroll"));

    private Ledger ledger;

    @BeforeEach
    void deliver() {
        ledger = Ledger.inMemory();
        deployed("D1", "cart");
        deployed("D2", "payroll");
        deployed("D3", "imported");
        ledger.doraEvents()
                .append(Stream.of("cart", "payroll", "imported")
                        .map(service ->
                                Ndjson.event(("{'type':'incident','id':'I-" + service + "','service':'" + service
                                                + "','environment':'production','opened_at':'2026-11-22T11:00:00Z',"
                                                + "'received_at':'2026-11-22T11:01:00Z'}")
                                        .replace('\'', '"')))
                        .toList());
        ledger.deliveringJobs().bind("here", "shop/cart", "cart");
        ledger.deliveringJobs().bind("here", "bank/payroll", "payroll");
        ledger.deliveringJobs().bind("elsewhere", "shop/cart", "payroll");
    }

    private void deployed(String id, String service) {
        ledger.doraEvents()
                .append(List.of(Ndjson.event(("{'type':'deployment','id':'" + id + "','service':'" + service
                                + "','environment':'production','status':'SUCCESS','finished_at':'2026-11-22T10:00:00Z',"
                                + "'received_at':'2026-11-22T10:01:00Z'}")
                        .replace('\'', '"'))));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private VisibleFigures figures(Area area, Reader reader) {
        return new VisibleFigures(ledger, "here", area, reader);
    }

    private static List<String> services(VisibleFigures figures) {
        return figures.units().stream()
                .map(prepared -> prepared.unit().service())
                .toList();
    }

    @Test
    void shouldGiveOnlyTheUnitsOfVisibleServices() {
        assertThat(services(figures(ALL, OF_CART))).containsExactly("cart");
        assertThat(services(figures(ALL, OF_BOTH))).containsExactly("cart", "payroll");
        assertThat(services(figures(ALL, ADMINISTRATOR))).containsExactly("cart", "imported", "payroll");
        assertThat(services(figures(Area.folder("bank"), ADMINISTRATOR))).containsExactly("payroll");
        assertThat(services(figures(Area.job("shop/cart"), OF_BOTH))).containsExactly("cart");
    }

    @Test
    void shouldGiveNothingToWhoSeesNothingThoughTheLedgerTakesNoNamesForAll() throws WrongQuestion {
        var nothing = figures(ALL, OF_NOTHING);

        assertThat(nothing.units()).isEmpty();
        assertThat(nothing.units(Set.of("cart"), Set.of())).isEmpty();
        assertThat(nothing.organisation(MONTH, Choice.usual())).isEmpty();
        assertThat(nothing.heardOf(Question.of(Map.of(), NOW).query())).isEmpty();
        assertThat(services(figures(Area.folder("empty"), ADMINISTRATOR))).isEmpty();
    }

    @Test
    void shouldNotGiveAUnitBecauseItIsAskedForByName() {
        assertThat(figures(ALL, OF_CART).units(Set.of("payroll"), Set.of())).isEmpty();
        assertThat(figures(Area.folder("shop"), ADMINISTRATOR).units(Set.of("payroll"), Set.of()))
                .isEmpty();
        assertThat(figures(ALL, OF_CART).units(Set.of("payroll", "cart"), Set.of("production")))
                .hasSize(1);
    }

    @Test
    void shouldNotTellWhatIsBehindAFigureOfAServiceThatIsNotSeen() {
        var figures = figures(ALL, OF_CART);

        assertThat(figures.unit(new Unit("cart", "production"), MONTH, Choice.usual()))
                .isPresent();
        assertThat(figures.unit(new Unit("payroll", "production"), MONTH, Choice.usual()))
                .isEmpty();
        assertThat(figures.unit(new Unit("cart", "nowhere"), MONTH, Choice.usual()))
                .isEmpty();
        assertThat(figures(Area.folder("shop"), ADMINISTRATOR)
                        .unit(new Unit("imported", "production"), MONTH, Choice.usual()))
                .isEmpty();
    }

    @Test
    void shouldTellOfVisibleOperationsOnly() {
        begin("op-cart", Map.of("service", "cart"));
        begin("op-payroll", Map.of("service", "payroll"));
        begin("op-none", Map.of());

        assertThat(operations(OF_CART)).containsExactly("op-cart");
        assertThat(operations(OF_NOTHING)).isEmpty();
        assertThat(operations(ADMINISTRATOR)).containsExactlyInAnyOrder("op-cart", "op-payroll", "op-none");
    }

    private List<String> operations(Reader reader) {
        return figures(ALL, reader).organisation(MONTH, Choice.usual()).stream()
                .flatMap(page -> page.rollouts().stream())
                .map(Rollout::operation)
                .toList();
    }

    private void begin(String id, Map<String, String> labels) {
        ledger.journals()
                .create(
                        new OperationRecord(
                                new OperationId(id),
                                "deploy-fleet",
                                List.of("fleet:acme/eu-west-1/" + id),
                                labels,
                                "somebody",
                                1,
                                NOW,
                                Optional.empty()),
                        new Entry(1, "", Entry.Kind.PLAN, "plan", JsonNodeFactory.instance.objectNode(), NOW, 0));
    }

    @Test
    void shouldFollowAnEventToTheServiceThatItBelongsToNow() throws WrongQuestion {
        ledger.doraEvents()
                .append(List.of(Ndjson.event("{\"type\":\"deployment\",\"id\":\"D1\",\"service\":\"payroll\","
                        + "\"received_at\":\"2026-11-22T12:00:00Z\"}")));

        assertThat(heard(OF_CART)).containsExactly("I-cart");
        assertThat(heard(OF_BOTH)).containsExactlyInAnyOrder("D1", "D2", "I-cart", "I-payroll");
    }

    private List<String> heard(Reader reader) throws WrongQuestion {
        return figures(ALL, reader).heardOf(Question.of(Map.of(), NOW).query()).stream()
                .map(DoraEvent::item)
                .toList();
    }

    @Test
    void shouldTellOfWhatTheLedgerHeardInTheWindow() throws WrongQuestion {
        var before = Question.of(Map.of("from", new String[] {"2026-11-01"}, "to", new String[] {"2026-11-22"}), NOW);

        assertThat(figures(ALL, ADMINISTRATOR).heardOf(before.query())).isEmpty();
        assertThat(figures(ALL, ADMINISTRATOR)
                        .heardOf(Question.of(Map.of("service", new String[] {"cart"}), NOW)
                                .query()))
                .extracting(DoraEvent::item)
                .containsExactly("D1", "I-cart");
        assertThat(figures(ALL, ADMINISTRATOR)
                        .heardOf(Question.of(Map.of("environment", new String[] {"staging"}), NOW)
                                .query()))
                .isEmpty();
    }

    @Test
    void shouldShowOnThePageOnlyWhatIsVisible() {
        var page = figures(ALL, OF_CART).organisation(MONTH, Choice.usual()).orElseThrow();

        assertThat(page.services().rows())
                .extracting(row -> row.scope().service())
                .containsExactly("cart");
        assertThat(page.openIncidents())
                .extracting(OrganisationReport.OpenIncident::id)
                .containsExactly("I-cart");
    }

    @Test
    void shouldHaveNoPageWhereNothingIsKnown() {
        ledger.deliveringJobs().bind("here", "shop/new", "new");

        assertThat(figures(Area.job("shop/new"), new SomeReader(true, Set.of("shop/new")))
                        .organisation(MONTH, Choice.usual()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameNoHiddenServiceInAnyFormat(Format format) throws WrongQuestion {
        var question = Question.of(Map.of(), NOW);

        assertThat(format.text(figures(ALL, OF_CART), question))
                .contains("cart")
                .doesNotContain("payroll", "imported", "D2", "D3");
        assertThat(format.text(figures(ALL, OF_NOTHING), question)).doesNotContain("cart", "payroll", "imported");
        assertThat(format.text(figures(ALL, ADMINISTRATOR), question)).contains("cart", "payroll", "imported");
    }

    @Test
    void shouldCountOnlyWhatIsVisibleInTheTotal() throws WrongQuestion {
        var question = Question.of(Map.of(), NOW);

        assertThat(Format.JSON.text(figures(ALL, OF_CART), question))
                .contains("\"total\":{\"now\":{\"deployment_count\":1,")
                .contains("\"open_incidents\":[{\"id\":\"I-cart\"");
        assertThat(Format.JSON.text(figures(ALL, OF_BOTH), question))
                .contains("\"total\":{\"now\":{\"deployment_count\":2,");
    }
}
