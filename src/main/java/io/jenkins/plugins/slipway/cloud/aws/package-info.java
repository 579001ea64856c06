/** The ports of {@code cloud} on the AWS SDK for Java v2: the only room that knows the SDK's services. */
package io.jenkins.plugins.slipway.cloud.aws;
