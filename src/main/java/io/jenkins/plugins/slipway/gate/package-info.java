/** What may stop an operation: gates before a wave, alarms that fire, and findings that refuse a plan. */
package io.jenkins.plugins.slipway.gate;
