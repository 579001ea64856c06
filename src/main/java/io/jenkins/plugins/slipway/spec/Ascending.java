package io.jenkins.plugins.slipway.spec;

import java.util.List;

/** The rule of lists of percentages: each above the one before. */
final class Ascending {
    private Ascending() {}

    static void require(List<Section> items, int least, int most, String what) {
        int last = Integer.MIN_VALUE;
        for (var item : items) {
            var percent = item.percent();
            if (percent.isEmpty()) {
                continue;
            }
            if (percent.get() < least || percent.get() > most) {
                item.fault("'" + percent.get() + "' is out of range", "write " + least + " to " + most);
            } else if (percent.get() <= last) {
                item.fault(
                        what + " do not ascend: " + percent.get() + " follows " + last, "put them in ascending order");
            }
            last = percent.get();
        }
    }
}
