/** Changes to the world that several verbs make, each beside its way back: the undos, as data. */
package io.jenkins.plugins.slipway.change;
