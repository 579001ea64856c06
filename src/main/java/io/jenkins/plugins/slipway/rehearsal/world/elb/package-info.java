/** Elastic Load Balancing (Application Load Balancers) of one region: load balancers, rules, target groups and their health. */
package io.jenkins.plugins.slipway.rehearsal.world.elb;
