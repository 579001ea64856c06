package io.jenkins.plugins.slipway.jenkins.step;

import org.kohsuke.stapler.DataBoundSetter;

/** What the steps share that bring an image to servers. */
public abstract class ImageStep extends ReleaseStep {
    private Object image;

    public Object getImage() {
        return image;
    }

    /** What {@code buildAmi} returned, or the id of an image; by default the one that was published last. */
    @DataBoundSetter
    public void setImage(Object image) {
        this.image = given(image);
    }

    Order.Release release() {
        return release(image);
    }
}
