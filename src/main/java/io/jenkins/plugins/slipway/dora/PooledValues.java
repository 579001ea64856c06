package io.jenkins.plugins.slipway.dora;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Order statistics of many sets of picked values together. The range of values that holds the one asked for is narrowed, and in each set
 * only the places within that range are searched. Where sets are many a sample says where to narrow; that it may be wrong costs time only.
 */
final class PooledValues {
    /** From here on a sample is worth its time, and all processors work on one. */
    private static final int MANY = 64;

    private static final int CHUNKS = 8;
    /** So many candidates for each set are rather sorted than narrowed. */
    private static final int CANDIDATES = 2;

    private static final int SAMPLED_SETS = 512;
    private static final int SAMPLES = 8;
    /** How far beside the place in the sample it is cut, as a part of the sample. */
    private static final double MARGIN = 0.02;

    private final PickedValues[] sets;
    private final long size;

    PooledValues(List<PickedValues> sets, long size) {
        this.sets = sets.toArray(PickedValues[]::new);
        this.size = size;
    }

    /** The values that would stand at these places, from 0, if all were sorted. @param ranks pairs: one, and the same or the next */
    long[] at(long... ranks) {
        var ranges = IntStream.range(0, ranks.length / 2)
                .mapToObj(i -> new ValueRange(sets, size, ranks[2 * i], ranks[2 * i + 1]))
                .toList();
        long few = (long) sets.length * CANDIDATES + CANDIDATES;
        for (var open = ranges; !open.isEmpty(); open = stillOpen(ranges, few)) {
            var narrowed = open;
            narrowed.forEach(this::choosePivots);
            if (sets.length < MANY) {
                narrowed.forEach(range -> range.countBelowPivots(0, sets.length));
            } else {
                IntStream.range(0, CHUNKS)
                        .parallel()
                        .forEach(chunk -> narrowed.forEach(range -> range.countBelowPivots(
                                sets.length * chunk / CHUNKS, sets.length * (chunk + 1) / CHUNKS)));
            }
            narrowed.forEach(ValueRange::narrow);
        }
        return ranges.stream()
                .map(ValueRange::found)
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    private static List<ValueRange> stillOpen(List<ValueRange> ranges, long few) {
        return ranges.stream()
                .filter(range -> !range.isFound() && range.candidates() > few)
                .toList();
    }

    private void choosePivots(ValueRange range) {
        if (sets.length < MANY || range.isStubborn()) {
            range.halve();
        } else {
            var sample = sample(range);
            double place = range.share() * sample.length;
            range.cut(
                    sample[at(place - MARGIN * sample.length, sample)],
                    sample[at(place + MARGIN * sample.length, sample)]);
        }
    }

    private static int at(double place, long[] sample) {
        return (int) Math.max(0, Math.min(sample.length - 1, Math.round(place)));
    }

    /** Of what is in the range, evenly out of some sets. */
    private long[] sample(ValueRange range) {
        int step = Math.max(1, sets.length / SAMPLED_SETS);
        var sample = new Gathered();
        for (int i = 0; i < sets.length; i += step) {
            range.sample(i, SAMPLES, sample);
        }
        return sample.size() == 0 ? new long[] {range.middle()} : sample.sorted();
    }
}
