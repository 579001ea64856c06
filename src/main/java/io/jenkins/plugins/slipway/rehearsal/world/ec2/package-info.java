/** Simulated Amazon EC2: instances, images, snapshots, launch templates and the network they stand in. */
package io.jenkins.plugins.slipway.rehearsal.world.ec2;
