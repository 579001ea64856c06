package io.jenkins.plugins.slipway.dora;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of durations in microseconds, none negative, in the order of time, and in groups: the lead times of each deployment, or each
 * recovery by itself. A window holds whole groups.
 */
final class Durations {
    private final List<RankedValues> blocks;
    /** Where each group begins, and after the last one where all end. */
    private final int[] starts;
    /** Of all values before each group; upper and lower halves apart: their sums cannot overflow. */
    private final long[] upperSums;

    private final long[] lowerSums;

    /** Each a group by itself. */
    Durations(long[] values) {
        this(values, IntStream.rangeClosed(0, values.length).toArray());
    }

    Durations(long[] values, int[] starts) {
        this(blocks(values), starts);
    }

    /** @param blocks all but the last one full */
    Durations(List<RankedValues> blocks, int[] starts) {
        this.blocks = blocks;
        this.starts = starts;
        this.upperSums = new long[starts.length];
        this.lowerSums = new long[starts.length];
        var values = values();
        for (int group = 1; group < starts.length; group++) {
            long upper = upperSums[group - 1];
            long lower = lowerSums[group - 1];
            for (int i = starts[group - 1]; i < starts[group]; i++) {
                upper += values[i] >>> 32;
                lower += values[i] & 0xFFFF_FFFFL;
            }
            upperSums[group] = upper;
            lowerSums[group] = lower;
        }
    }

    private static List<RankedValues> blocks(long[] values) {
        var blocks = new ArrayList<RankedValues>();
        for (int from = 0; from < values.length; from += RankedValues.MOST) {
            blocks.add(RankedValues.of(values, from, Math.min(values.length, from + RankedValues.MOST)));
        }
        return List.copyOf(blocks);
    }

    List<RankedValues> blocks() {
        return blocks;
    }

    int[] starts() {
        return starts;
    }

    int size() {
        return starts[starts.length - 1];
    }

    long[] values() {
        var values = new long[size()];
        int at = 0;
        for (var block : blocks) {
            block.copyTo(values, at);
            at += block.size();
        }
        return values;
    }

    /** Where a group begins; of the number of groups, where all end. */
    int start(int group) {
        return starts[group];
    }

    long upperSum(int group, int end) {
        return upperSums[end] - upperSums[group];
    }

    long lowerSum(int group, int end) {
        return lowerSums[end] - lowerSums[group];
    }

    /** Picks the values from one to another; what was picked of the same block just before is picked together with them. */
    void pick(int from, int to, List<PickedValues> picked) {
        for (int block = from / RankedValues.MOST; block * RankedValues.MOST < to; block++) {
            int begin = block * RankedValues.MOST;
            picked(blocks.get(block), picked).add(Math.max(0, from - begin), Math.min(RankedValues.MOST, to - begin));
        }
    }

    private static PickedValues picked(RankedValues block, List<PickedValues> picked) {
        if (!picked.isEmpty() && picked.get(picked.size() - 1).areOf(block)) {
            return picked.get(picked.size() - 1);
        }
        var fresh = new PickedValues(block);
        picked.add(fresh);
        return fresh;
    }

    @Override
    public String toString() {
        return Arrays.toString(values());
    }
}
