/** The pipe of a pipeline's step: environment variables become one command of the command line, in this process. */
package io.jenkins.plugins.slipway.pipe;
