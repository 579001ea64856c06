/** Durable operations: effects, waits, branches, signals, undo; the ports to journal and lease. */
package io.jenkins.plugins.slipway.operation;
