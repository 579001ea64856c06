/** What goes wrong in a rehearsed world, as data. */
package io.jenkins.plugins.slipway.rehearsal.world.fault;
