package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.assembly.Check.State;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Quota;
import io.jenkins.plugins.slipway.cloud.Reach;
import io.jenkins.plugins.slipway.cloud.Ruling;
import io.jenkins.plugins.slipway.cloud.Surroundings;
import io.jenkins.plugins.slipway.cloud.WayOut;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a doctor concludes from what an account says. */
class AccountCheckTest {
    private static final Set<String> ALL = Set.of("ssm", "ssmmessages", "ec2messages", "logs", "kms");
    private static final Identity.Caller CALLER = new Identity.Caller("1", "arn:aws:iam::1:role/r");

    private final Checks checks = new Checks();

    private static WayOut way(String route, boolean publicAddresses, Set<String> endpoints) {
        return new WayOut("subnet-1", "vpc-1", Optional.ofNullable(route), publicAddresses, endpoints);
    }

    /** An account with one answer to each question. */
    private record Said(List<Ruling> rulings, Quota quota) implements Surroundings {
        @Override
        public List<Ruling> rulings(Identity.Caller caller, Reach reach) {
            if (rulings.isEmpty()) {
                throw new CloudFault(CloudFault.Kind.DENIED, "iam:SimulatePrincipalPolicy", "", "may not ask", null);
            }
            return rulings;
        }

        @Override
        public List<String> regions() {
            return List.of("eu-central-1");
        }

        @Override
        public WayOut wayOut(Optional<String> subnet) {
            return way(null, false, Set.of());
        }

        @Override
        public Quota vcpus() {
            return quota;
        }

        @Override
        public Quota groups() {
            return quota;
        }

        @Override
        public Quota targetGroups() {
            return quota;
        }

        @Override
        public Quota targetGroupsOf(String loadBalancer) {
            return quota;
        }

        @Override
        public Quota images() {
            return quota;
        }
    }

    private static Quota quota(long used) {
        return new Quota("things", 5, OptionalLong.of(used));
    }

    private List<Check> permissions(Ruling... rulings) {
        new AccountCheck(new Said(List.of(rulings), quota(1)), checks)
                .permissions(CALLER, new Reach(List.of("eu-central-1"), List.of(), List.of(), List.of()));
        return checks.list();
    }

    @Test
    void shouldPassWhenThereIsANatAndNoEndpoint() {
        assertThat(AccountCheck.judge(way("nat-1", false, Set.of())).state()).isEqualTo(State.PASSED);
    }

    @Test
    void shouldNameTheMissingEndpointsOfAPrivateSubnet() {
        var check = AccountCheck.judge(way(null, false, Set.of("ssm", "kms")));

        assertThat(check.state()).isEqualTo(State.FAILED);
        assertThat(check.detail())
                .contains("no endpoint for ssmmessages, ec2messages")
                .doesNotContain("kms");
    }

    @Test
    void shouldNotTrustAnInternetGatewayWithoutPublicAddresses() {
        assertThat(AccountCheck.judge(way("igw-1", true, Set.of())).state()).isEqualTo(State.PASSED);
        var check = AccountCheck.judge(way("igw-1", false, Set.of()));
        assertThat(check.state()).isEqualTo(State.FAILED);
        assertThat(check.detail()).contains("no public address for igw-1");
    }

    @Test
    void shouldPassOnEndpointsAloneAndTellOfThoseThatOnlySomeNeed() {
        assertThat(AccountCheck.judge(way(null, false, ALL)).state()).isEqualTo(State.PASSED);
        var check = AccountCheck.judge(way(null, false, Set.of("ssm", "ssmmessages", "ec2messages", "kms")));
        assertThat(check.state()).isEqualTo(State.PASSED);
        assertThat(check.detail()).contains("none for logs");
    }

    @Test
    void shouldFailForEachDeniedActionOnce() {
        var lines = permissions(
                new Ruling("ec2:DescribeImages", "*", Ruling.Answer.ALLOWED, ""),
                new Ruling("ec2:CreateTags", "*", Ruling.Answer.DENIED, "implicitDeny"),
                new Ruling("ec2:CreateTags", "arn:x", Ruling.Answer.DENIED, "implicitDeny"),
                new Ruling("ssm:SendCommand", "arn:y", Ruling.Answer.UNKNOWN, "it depends on aws:SourceVpc"));

        assertThat(lines).extracting(Check::state).containsExactly(State.FAILED, State.NOT_CHECKED, State.PASSED);
        assertThat(lines.get(0).subject()).isEqualTo("permission ec2:CreateTags");
        assertThat(lines.get(0).detail()).contains("implicitDeny", "doctor --policy");
    }

    @Test
    void shouldListPermissionsAsNotCheckedWhenIamMayNotBeAsked() {
        assertThat(permissions()).singleElement().satisfies(check -> {
            assertThat(check.state()).isEqualTo(State.NOT_CHECKED);
            assertThat(check.detail()).contains("may not ask", "doctor --policy");
        });
    }

    @Test
    void shouldFailOnlyWhenAQuotaIsUsedUp() {
        new AccountCheck(new Said(List.of(), quota(4)), checks).quotas(Optional.empty());
        assertThat(checks.list()).hasSize(4).allMatch(check -> check.state() == State.PASSED);

        new AccountCheck(new Said(List.of(), quota(5)), checks).quotas(Optional.of("app/shop/1"));
        assertThat(checks.list())
                .filteredOn(check -> check.state() == State.FAILED)
                .hasSize(5);
    }
}
