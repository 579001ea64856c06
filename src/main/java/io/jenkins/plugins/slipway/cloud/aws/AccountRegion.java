package io.jenkins.plugins.slipway.cloud.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An account in a region: its clients, each built when first asked for, shared by all operations. */
final class AccountRegion implements AutoCloseable {
    private final Account account;
    private final Region region;
    private final ClientSettings settings;
    private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

    AccountRegion(Account account, String region, ClientSettings settings) {
        this.account = account;
        this.region = Region.of(region);
        this.settings = settings;
    }

    Account account() {
        return account;
    }

    String region() {
        return region.id();
    }

    Ec2Client ec2() {
        return (Ec2Client) client("ec2", Ec2Client::builder);
    }

    AutoScalingClient autoScaling() {
        return (AutoScalingClient) client("autoscaling", AutoScalingClient::builder);
    }

    ElasticLoadBalancingV2Client loadBalancing() {
        return (ElasticLoadBalancingV2Client) client("elasticloadbalancing", ElasticLoadBalancingV2Client::builder);
    }

    CloudWatchClient cloudWatch() {
        return (CloudWatchClient) client("cloudwatch", CloudWatchClient::builder);
    }

    SsmClient ssm() {
        return (SsmClient) client("ssm", SsmClient::builder);
    }

    /** One for all regions of a partition; the SDK knows where. */
    IamClient iam() {
        return (IamClient) client("iam", IamClient::builder);
    }

    ServiceQuotasClient serviceQuotas() {
        return (ServiceQuotasClient) client("servicequotas", ServiceQuotasClient::builder);
    }

    SchedulerClient scheduler() {
        return (SchedulerClient) client("scheduler", SchedulerClient::builder);
    }

    StsClient sts() {
        return (StsClient) client("sts", StsClient::builder);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> SdkClient client(
            String service, Supplier<B> builder) {
        return clients.computeIfAbsent(
                service,
                name -> settings.applyTo(builder.get(), account.endpoint())
                        .credentialsProvider(account.credentials())
                        .region(region)
                        .build());
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
    }
}
