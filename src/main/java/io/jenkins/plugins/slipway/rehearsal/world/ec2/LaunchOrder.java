package io.jenkins.plugins.slipway.rehearsal.world.ec2;

/**
 * A request to run instances.
 *
 * @param data direct parameters; they overwrite those of the template
 * @param template id or name, or null
 * @param version of the template; null for the default one
 * @param zone null to leave it to EC2
 * @param clientToken null for none
 */
public record LaunchOrder(
        LaunchData data, String template, String version, int min, int max, String zone, String clientToken) {}
