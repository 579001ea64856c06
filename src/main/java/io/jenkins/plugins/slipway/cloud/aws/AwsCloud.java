package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Commands;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.Identity;
import io.jenkins.plugins.slipway.cloud.Images;
import io.jenkins.plugins.slipway.cloud.Instances;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Parameters;
import io.jenkins.plugins.slipway.cloud.Schedules;
import io.jenkins.plugins.slipway.cloud.Surroundings;
import io.jenkins.plugins.slipway.cloud.Templates;
import io.jenkins.plugins.slipway.cloud.Traffic;

/** The ports of one connection in one region; each is made when asked for, so that unused services are never loaded. */
record AwsCloud(String connection, String region, Calls calls) implements Cloud {
    @Override
    public Images images() {
        return new AwsImages(calls);
    }

    @Override
    public Instances instances() {
        return new AwsInstances(calls);
    }

    @Override
    public Templates templates() {
        return new AwsTemplates(calls);
    }

    @Override
    public Fleets fleets() {
        return new AwsFleets(calls);
    }

    @Override
    public Traffic traffic() {
        return new AwsTraffic(calls);
    }

    @Override
    public Metrics metrics() {
        return new AwsMetrics(calls);
    }

    @Override
    public Commands commands() {
        return new AwsCommands(calls);
    }

    @Override
    public Parameters parameters() {
        return new AwsParameters(calls);
    }

    @Override
    public Schedules schedules() {
        return new AwsSchedules(calls);
    }

    @Override
    public Identity identity() {
        return new AwsIdentity(calls);
    }

    @Override
    public Surroundings surroundings() {
        return new AwsSurroundings(calls);
    }
}
