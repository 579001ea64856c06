package io.jenkins.plugins.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.wire.ec2.Ec2Service;
import io.jenkins.plugins.slipway.rehearsal.wire.ssm.SsmService;
import io.jenkins.plugins.slipway.rehearsal.wire.sts.StsService;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ssm.Ssm;
import io.jenkins.plugins.slipway.rehearsal.world.sts.Callers;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** EC2, SSM and STS behind real SDK clients, without stale reads unless asked. */
public final class ComputeLab {
    public static final String BASE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    public final World world;
    public final Callers callers;
    private final VirtualClock clock;
    private final Endpoint endpoint;

    public ComputeLab(Settings settings) {
        world = new World(settings, List.of(Ec2::join, Ssm::join));
        callers = new Callers(world);
        clock = new VirtualClock(settings.start());
        endpoint = new Endpoint(
                world.timeline(),
                clock,
                StsService.check(callers),
                List.of(new Ec2Service(world), new SsmService(world), new StsService(callers)));
    }

    public static ComputeLab exact() {
        return new ComputeLab(Settings.standard().withoutStaleReads());
    }

    public Ec2Client ec2() {
        return ec2("AKIDREHEARSAL");
    }

    public Ec2Client ec2(String accessKey) {
        return clients(accessKey).client(Ec2Client.builder());
    }

    public SsmClient ssm() {
        return ssm("AKIDREHEARSAL");
    }

    public SsmClient ssm(String accessKey) {
        return clients(accessKey).client(SsmClient.builder());
    }

    public StsClient sts(String accessKey) {
        return clients(accessKey).client(StsClient.builder());
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    private SdkClients clients(String accessKey) {
        return new SdkClients(new RehearsalHttpClient(endpoint), accessKey);
    }

    public static void fails(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        fault -> assertThat(fault.awsErrorDetails().errorCode())
                                .as(fault.getMessage())
                                .isEqualTo(code));
    }
}
