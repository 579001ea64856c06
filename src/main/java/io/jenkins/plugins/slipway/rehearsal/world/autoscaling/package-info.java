/**
 * Auto Scaling: groups that keep their size and health, and the whole instance refresh.
 *
 * <p>Rules name the page of the Amazon EC2 Auto Scaling User Guide that they follow, as {@code [page]}: {@code
 * [instance-refresh-overview]} is docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html. Pages of the API
 * Reference are named {@code [API_…]}.
 */
package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;
