/** The delivery reports of this Jenkins: of all of it, of a folder, of a job; everybody sees what the rights on jobs let him see. */
package io.jenkins.plugins.slipway.jenkins.report;
