/** The five DORA measures, exactly defined, computed from events of commits, deployments and incidents; knows no store. */
package io.jenkins.plugins.slipway.dora;
