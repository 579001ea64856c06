/** What developers see in Bitbucket of an operation: build statuses, a report in Code Insights, deployments of Data Center. */
package io.jenkins.plugins.slipway.bitbucket.publish;
