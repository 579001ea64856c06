package io.jenkins.plugins.slipway.report;

import java.util.List;

/** What stands above a page: the pages that it belongs to, and a line at its foot. */
public record Trail(List<Step> steps, String foot) {
    /** A page above. @param place as it stands in {@code href} */
    public record Step(String title, String place) {}
}
