/** Faults that happen to the world by themselves: instances and zones lost, a person's hand, alarms that flap. */
package io.jenkins.plugins.slipway.rehearsal.world.turmoil;
