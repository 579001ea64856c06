/** build-ami: from a base image to a tested, published golden image. */
package io.jenkins.plugins.slipway.ami;
