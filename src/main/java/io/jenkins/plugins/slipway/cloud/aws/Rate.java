package io.jenkins.plugins.slipway.cloud.aws;

/**
 * The rate that an account is given by default for one API in one region.
 *
 * @param burst calls at once, after a rest
 * @param perSecond calls in the long run
 */
record Rate(double burst, double perSecond) {
    // https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html, request token limits
    static final Rate EC2_READ = new Rate(100, 20);
    static final Rate EC2_WRITE = new Rate(50, 5);
    static final Rate RUN_INSTANCES = new Rate(5, 2);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
    static final Rate GET_METRIC_DATA = new Rate(50, 50);
    static final Rate DESCRIBE_ALARMS = new Rate(9, 9);
    // https://docs.aws.amazon.com/general/latest/gr/ssm.html, standard throughput
    static final Rate GET_PARAMETER = new Rate(40, 40);
    // AWS names no number for Auto Scaling, Elastic Load Balancing and the rest of SSM: begin modestly and adapt.
    static final Rate UNPUBLISHED_READ = new Rate(40, 10);
    static final Rate UNPUBLISHED_WRITE = new Rate(20, 4);
}
