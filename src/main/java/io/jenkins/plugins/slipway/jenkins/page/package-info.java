/** What Slipway shows on the pages of builds. */
package io.jenkins.plugins.slipway.jenkins.page;
