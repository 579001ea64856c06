/** The model of {@code slipway.yaml}, its JSON schema, and its faults, all reported together. */
package io.jenkins.plugins.slipway.spec;
