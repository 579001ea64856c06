package io.jenkins.plugins.slipway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.rehearsal.wire.SdkClients;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.sts.StsClient;

/** The whole rehearsal, furnished, through the SDK. */
class RehearsalTest {
    private static final String RULE =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/checkout/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee";
    private static final Estate.Fleet CHECKOUT =
            new Estate.Fleet("eu-west-1", "checkout", 4, Optional.of(RULE), List.of("checkout-5xx"));
    private static final Settings SETTINGS = Settings.standard();

    private final VirtualClock clock = new VirtualClock(SETTINGS.start());

    private static SdkClients clients(Rehearsal rehearsal, String accessKey) {
        return new SdkClients(rehearsal.http(), accessKey);
    }

    @Test
    void shouldRunEveryInstanceOfTheFleetWhenFurnished() {
        var rehearsal = Rehearsal.of(SETTINGS, Estate.of(CHECKOUT), clock);
        var ec2 = clients(rehearsal, "AKIAREHEARSAL").client(Ec2Client.builder());

        var instances = ec2.describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();

        assertThat(instances)
                .hasSize(4)
                .allMatch(instance -> instance.state().name() == InstanceStateName.RUNNING)
                .allMatch(instance -> instance.imageId().equals(instances.get(0).imageId()));
        assertThat(rehearsal.census().present("images"))
                .singleElement()
                .asString()
                .endsWith("checkout-1");
        assertThat(rehearsal.census().ever("instances")).isEqualTo(4);
    }

    @Test
    void shouldTakeUpANetworkWhenTheEstateNamesIt() {
        var site = new Estate.Site(
                "eu-west-1", List.of("subnet-0aaaaaaaaaaaaaaa1"), List.of("sg-0aaaaaaaaaaaaaaa1"), List.of());
        var rehearsal = Rehearsal.of(SETTINGS, new Estate(List.of(), List.of(site)), clock);
        var ec2 = clients(rehearsal, "AKIAREHEARSAL").client(Ec2Client.builder());

        var subnets = ec2.describeSubnets(request -> request.subnetIds("subnet-0aaaaaaaaaaaaaaa1"));

        assertThat(subnets.subnets()).hasSize(1);
        assertThat(ec2.describeSecurityGroups(request -> request.groupIds("sg-0aaaaaaaaaaaaaaa1"))
                        .securityGroups())
                .hasSize(1);
    }

    @Test
    void shouldBeTheSameWorldWhenSeedAndCallsAreTheSame() {
        assertThat(story(Settings.standard().seed(3)))
                .isEqualTo(story(Settings.standard().seed(3)));
        assertThat(story(Settings.standard().seed(3)))
                .isNotEqualTo(story(Settings.standard().seed(4)));
    }

    private String story(Settings settings) {
        var time = new VirtualClock(settings.start());
        var rehearsal = Rehearsal.of(settings, Estate.of(CHECKOUT), time);
        time.advance(Duration.ofHours(1));
        return rehearsal.census().toString()
                + clients(rehearsal, "AKIAREHEARSAL")
                        .client(Ec2Client.builder())
                        .describeInstances();
    }

    @Test
    void shouldRefuseWhoMayNotWhenTheyCall() {
        var rehearsal = Rehearsal.of(SETTINGS, Estate.empty(), clock);
        var expired = clients(rehearsal, "AKIDEXPIRED1").client(Ec2Client.builder());
        var denied = clients(rehearsal, "AKIDDENIED1");

        var fault = catchThrowableOfType(Ec2Exception.class, expired::describeInstances);

        assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("RequestExpired");
        assertThatThrownBy(() -> denied.client(Ec2Client.builder()).describeInstances())
                .hasMessageContaining("is not authorized to perform: ec2:DescribeInstances");
        assertThat(denied.client(StsClient.builder()).getCallerIdentity().arn()).endsWith(":user/denied");
        assertThat(rehearsal.calls()).containsEntry("ec2:DescribeInstances", 2L);
    }

    @Test
    void shouldRefuseAnEstateWhenItCannotBe() {
        assertThatThrownBy(() -> new Estate.Fleet("us-east-1", "checkout", 4, Optional.of(RULE), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not in its region us-east-1");
        assertThatThrownBy(() -> new Estate.Fleet("us-east-1", "checkout", 0, Optional.empty(), List.of()))
                .hasMessage("size of group checkout is 0; it must be 1 to 1000");
    }
}
