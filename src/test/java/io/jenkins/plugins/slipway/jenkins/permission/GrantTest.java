package io.jenkins.plugins.slipway.jenkins.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a grant covers. */
class GrantTest {
    private static boolean covers(String job, String branch, String ofJob, String ofBranch) {
        var grant = new Grant(job, "production", "*");
        grant.setBranch(branch);
        return grant.covers(new Origin(ofJob, Optional.ofNullable(ofBranch)), "production", "acme-production");
    }

    @ParameterizedTest
    @CsvSource({
        "shop/checkout, main, shop/checkout, main, true",
        "shop/checkout, main, shop/checkout, mainline, false",
        "shop/checkout, main, shop/checkout2, main, false",
        "shop/*, main, shop/checkout, main, true",
        "shop/*, main, shop/a/b, main, false",
        "shop/**, main, shop/a/b, main, true",
        "shop/checkout, release/*, shop/checkout, release/1.4, true",
        "shop/checkout, release/*, shop/checkout, release/a/b, false",
        "shop/checkout, **, shop/checkout, feature/a, true",
        "shop.checkout, main, shop/checkout, main, false",
        "s(, main, s(, main, true"
    })
    void shouldCoverByNameOrPattern(String job, String branch, String ofJob, String ofBranch, boolean covered) {
        assertThat(covers(job, branch, ofJob, ofBranch)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "**, PR-12, false",
        "*, PR-12, false",
        "*, MR-3-head, false",
        "P*, PR-12, false",
        "**, 34/1234/2, false",
        "PR-*, PR-12, true",
        "PR-12, PR-12, true",
        "PR-*, main, false"
    })
    void shouldCoverPullRequestsOnlyByAPatternThatNamesThem(String branch, String ofBranch, boolean covered) {
        assertThat(covers("shop/checkout", branch, "shop/checkout", ofBranch)).isEqualTo(covered);
    }

    @Test
    void shouldNotMixJobsWithBranchesAndWithout() {
        assertThat(covers("shop/nightly", null, "shop/nightly", null)).isTrue();
        assertThat(covers("shop/nightly", " ", "shop/nightly", null)).isTrue();
        assertThat(covers("shop/nightly", "main", "shop/nightly", null)).isFalse();
        assertThat(covers("shop/checkout", null, "shop/checkout", "main")).isFalse();
    }

    @Test
    void shouldCoverOnlyItsEnvironmentAndConnection() {
        var grant = new Grant("shop/nightly", "staging", "acme-*");
        var origin = new Origin("shop/nightly", Optional.empty());

        assertThat(grant.covers(origin, "staging", "acme-staging")).isTrue();
        assertThat(grant.covers(origin, "production", "acme-staging")).isFalse();
        assertThat(grant.covers(origin, "staging", "other")).isFalse();
    }

    @Test
    void shouldCoverNothingWhenAFieldWasLeftEmpty() {
        var grant = new Grant(null, "", null);

        assertThat(grant.covers(new Origin("a", Optional.empty()), "production", "c"))
                .isFalse();
    }
}
