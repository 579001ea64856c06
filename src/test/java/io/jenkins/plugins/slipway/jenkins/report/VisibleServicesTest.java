package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which services somebody sees: by the jobs that delivered them. */
class VisibleServicesTest {
    private static final Map<String, Set<String>> JOBS = Map.of(
            "cart", Set.of("shop/cart/main", "shop/cart/hotfix"),
            "search", Set.of("shop/search"),
            "ledger", Set.of("bank/ledger", "shop/ledger"),
            "payroll", Set.of("bank/payroll"),
            "top", Set.of("shop"));

    private static Reader seeing(String... jobs) {
        return new SomeReader(false, Set.of(jobs));
    }

    private static VisibleServices visible(Area area, Reader reader) {
        return VisibleServices.of(JOBS, area, reader);
    }

    @Test
    void shouldShowWhatAtLeastOneVisibleJobDelivers() {
        var visible = visible(Area.organisation(), seeing("shop/cart/hotfix", "bank/ledger"));

        assertThat(visible.names()).containsExactlyInAnyOrder("cart", "ledger");
        assertThat(visible.sees("cart")).isTrue();
        assertThat(visible.sees("search")).isFalse();
        assertThat(visible.sees("unknown")).isFalse();
        assertThat(visible.sees(null)).isFalse();
        assertThat(visible.isEmpty()).isFalse();
    }

    @Test
    void shouldShowNothingToWhoSeesNoJob() {
        var visible = visible(Area.organisation(), seeing("other/job"));

        assertThat(visible.isEmpty()).isTrue();
        assertThat(visible.names()).isEmpty();
        assertThat(JOBS.keySet()).noneMatch(visible::sees);
    }

    @Test
    void shouldShowInAFolderOnlyWhatJobsBelowItDeliver() {
        var all = seeing("shop/cart/main", "shop/search", "bank/ledger", "shop/ledger", "bank/payroll", "shop");

        assertThat(visible(Area.folder("shop"), all).names()).containsExactlyInAnyOrder("cart", "search", "ledger");
        assertThat(visible(Area.folder("shop/cart"), all).names()).containsExactly("cart");
        assertThat(visible(Area.folder("sho"), all).isEmpty()).isTrue();
    }

    @Test
    void shouldNotShowInAFolderWhatIsSeenThroughAJobElsewhere() {
        assertThat(visible(Area.folder("shop"), seeing("bank/ledger")).isEmpty())
                .isTrue();
    }

    @Test
    void shouldShowForAJobOnlyItsOwn() {
        var all = seeing("shop/search", "bank/ledger", "shop/ledger", "shop");

        assertThat(visible(Area.job("shop/ledger"), all).names()).containsExactly("ledger");
        assertThat(visible(Area.job("shop"), all).names()).containsExactly("top");
        assertThat(visible(Area.job("bank/ledger"), seeing("shop/ledger")).isEmpty())
                .isTrue();
    }

    @Test
    void shouldShowAnAdministratorEverythingButInAFolderOrJobOnlyWhatBelongsThere() {
        var administrator = new SomeReader(true, Set.of("shop/search", "bank/payroll"));

        var everything = visible(Area.organisation(), administrator);
        assertThat(everything.sees("of no job")).isTrue();
        assertThat(everything.sees(null)).isTrue();
        assertThat(everything.seesEverything()).isTrue();
        assertThat(visible(Area.folder("shop"), administrator).sees("of no job"))
                .isFalse();
        assertThat(visible(Area.folder("shop"), administrator).names()).containsExactly("search");
        assertThat(visible(Area.job("bank/payroll"), administrator).seesEverything())
                .isFalse();
    }

    @Test
    void shouldAskForEachJobOnce() {
        var asked = new ArrayList<String>();
        var jobs = new TreeMap<String, Set<String>>();
        for (int i = 0; i < 100; i++) {
            jobs.put("service" + i, Set.of("one/job"));
        }

        VisibleServices.of(jobs, Area.organisation(), new Reader() {
            @Override
            public boolean isAdministrator() {
                return false;
            }

            @Override
            public boolean sees(String job) {
                asked.add(job);
                return false;
            }
        });

        assertThat(asked).containsExactly("one/job");
    }

    /** As the rule says it, for each service alone. */
    @Property(tries = 300, seed = "20261123")
    void shouldSeeExactlyWhatTheRuleSays(
            @ForAll @Size(max = 12) Set<@IntRange(max = 29) Integer> bindings,
            @ForAll @Size(max = 8) Set<@IntRange(max = 9) Integer> seen,
            @ForAll @IntRange(max = 4) int where) {
        var names = new String[] {"a", "a/b", "a/b/c", "a/bc", "ab", "d", "d/a", "d/a/b", "e/f", "e/g"};
        var jobs = new TreeMap<String, Set<String>>();
        bindings.forEach(binding -> jobs.merge("service" + binding % 3, Set.of(names[binding / 3]), (one, other) -> {
            var both = new TreeSet<>(one);
            both.addAll(other);
            return both;
        }));
        var area = new Area[] {Area.organisation(), Area.folder("a"), Area.folder("d/a"), Area.job("a/b"), Area.job("a")
                }
                [where];
        var visible = VisibleServices.of(
                jobs, area, seeing(seen.stream().map(number -> names[number]).toArray(String[]::new)));

        for (int service = 0; service < 3; service++) {
            var expected = false;
            for (var number : seen) {
                var isInArea = switch (where) {
                    case 0 -> true;
                    case 1 -> Set.of("a/b", "a/b/c", "a/bc").contains(names[number]);
                    case 2 -> names[number].equals("d/a/b");
                    case 3 -> names[number].equals("a/b");
                    default -> names[number].equals("a");
                };
                expected |= isInArea && bindings.contains(number * 3 + service);
            }
            assertThat(visible.sees("service" + service)).isEqualTo(expected);
        }
    }
}
