package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.slipway.cloud.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policy that we ask for is the one that our calls need: no action less, and none more without a reason. */
class PermissionsTest {
    private static final Reach REACH = new Reach(
            List.of("eu-central-1"),
            List.of("checkout-eu"),
            List.of("/slipway/checkout/image"),
            List.of("arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/shop/1/2/3"),
            List.of("arn:aws:iam::111122223333:role/slipway-switch"));
    private static final Map<String, String> SERVICES = Map.of(
            "Ec2Client", "ec2",
            "AutoScalingClient", "autoscaling",
            "ElasticLoadBalancingV2Client", "elasticloadbalancing",
            "CloudWatchClient", "cloudwatch",
            "SsmClient", "ssm",
            "StsClient", "sts",
            "SchedulerClient", "scheduler",
            "IamClient", "iam",
            "ServiceQuotasClient", "servicequotas");
    /** Of the client itself, not of the service. */
    private static final Set<String> NO_CALLS = Set.of("builder", "close", "create", "serviceName");
    /** What AWS asks for in passing, when another action is called. */
    private static final Set<String> IN_PASSING =
            Set.of("ec2:CreateTags", "iam:PassRole", "elasticloadbalancing:AddTags", "ssm:GetParameters");

    /** Made by nobody yet, so no permission policy grants them: the role's trust policy does. */
    private static final Set<String> BEFORE_SIGN_IN = Set.of(SignInRefused.ACTION);

    private static TreeSet<String> granted() {
        return Permissions.grants(REACH).stream()
                .flatMap(grant -> grant.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every use of a method of an SDK client in this room, as the IAM action that it is. */
    private static TreeSet<String> calledByAdapters() {
        var room = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false); // the SDK has tens of thousands of classes
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.jenkins.plugins.slipway.cloud.aws");
        });
        return room.stream()
                .flatMap(type -> Stream.<JavaAccess<?>>concat(
                        type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream()))
                .map(JavaAccess::getTarget)
                .filter(target -> SERVICES.containsKey(target.getOwner().getSimpleName()))
                .filter(target -> !NO_CALLS.contains(target.getName()))
                .map(PermissionsTest::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String action(AccessTarget target) {
        var name = target.getName();
        return SERVICES.get(target.getOwner().getSimpleName())
                + ":"
                + Character.toUpperCase(name.charAt(0))
                + name.substring(1);
    }

    private static TreeSet<String> listed() {
        return Stream.of(Api.values()).map(Api::action).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldListEachCallThatTheAdaptersMakeAndNoOther() {
        var expected = listed();
        expected.addAll(BEFORE_SIGN_IN);

        assertThat(calledByAdapters()).hasSizeGreaterThan(50).isEqualTo(expected);
    }

    @Test
    void shouldGrantEachListedCallAndBesidesOnlyWhatAwsAsksForInPassing() {
        var needed = listed();
        needed.addAll(IN_PASSING);

        assertThat(granted()).isEqualTo(needed);
    }

    @Test
    void shouldNameEachGrantedActionOnThePageForAdministrators() throws IOException {
        var page = Files.readString(Path.of("docs/aws.md"));

        assertThat(granted()).allSatisfy(action -> assertThat(page).contains("`" + action + "`"));
    }

    @Test
    void shouldNarrowThePolicyToWhatTheSpecNames() {
        assertThat(Permissions.policy(REACH).toString())
                .contains(
                        "autoScalingGroupName/checkout-eu*",
                        "parameter/slipway/checkout/image",
                        "listener-rule/app/shop")
                .doesNotContain("iam:*", "ec2:*,", "Action=*");
        assertThat(Permissions.grants(REACH).stream().map(Grant::sid)).doesNotHaveDuplicates();
    }

    /** IAM User Guide, "IAM and AWS STS quotas": a managed policy has at most 6,144 characters, white space not counted. */
    @Test
    void shouldFitIntoOneManagedPolicy() throws IOException {
        assertThat(new ObjectMapper().writeValueAsString(Permissions.policy(REACH)))
                .hasSizeLessThan(6144);
    }

    @Test
    void shouldNotLetAnythingBeEndedThatCarriesNoMarkOfOurs() {
        var ending = Set.of(
                "ec2:TerminateInstances",
                "ec2:DeregisterImage",
                "ec2:DeleteSnapshot",
                "autoscaling:DeleteAutoScalingGroup",
                "elasticloadbalancing:DeleteTargetGroup");

        assertThat(Permissions.grants(REACH))
                .filteredOn(grant -> grant.actions().stream().anyMatch(ending::contains))
                .hasSize(4)
                .allSatisfy(grant -> assertThat(grant.condition())
                        .containsEntry("Null", Map.of("aws:ResourceTag/slipway:operation", "false")));
    }
}
