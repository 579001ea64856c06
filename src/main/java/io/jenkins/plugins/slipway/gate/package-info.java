/** What may stop an operation: alarms that fire, and findings that refuse a plan. */
package io.jenkins.plugins.slipway.gate;
