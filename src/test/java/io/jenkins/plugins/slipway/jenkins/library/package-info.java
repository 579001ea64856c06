/** The shared library in {@code vars/}, run on Pipeline's own CPS engine with steps that are recorded fakes. */
package io.jenkins.plugins.slipway.jenkins.library;
