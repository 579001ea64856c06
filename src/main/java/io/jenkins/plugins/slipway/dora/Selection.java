package io.jenkins.plugins.slipway.dora;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Exact order statistics of durations that lie in slices of many columns, without sorting them all: the numbers of their buckets are
 * counted, which finds the few values among which each rank is.
 */
final class Selection {
    /** Below, a copy is sorted. */
    private static final int FEW = 400;
    /** From here on all processors work on one. */
    private static final int MANY = 100_000;
    /** Of the few buckets that hold what is asked for; more are divided again. */
    private static final int LARGEST_COPY = 2_000_000;

    private static final int PARTS = 8;
    /** Zeroing more counts than there are values would cost more than sorting what is in coarser buckets. */
    private static final int COARSER = 5;
    /** Counts that fit into the nearest cache. */
    private static final int COARSER_OF_MANY = 2;

    private static final int DIVISION = 16;

    private final List<Slice> slices = new ArrayList<>(1);
    private long size;

    private record Slice(Durations durations, int from, int to) {}

    void add(Durations durations, int from, int to) {
        if (from < to) {
            slices.add(new Slice(durations, from, to));
            size += to - from;
        }
    }

    void add(Selection other) {
        slices.addAll(other.slices);
        size += other.size;
    }

    long size() {
        return size;
    }

    /** Of all, in seconds; null when there are none. */
    Double mean() {
        return size == 0
                ? null
                : Double.valueOf(Microseconds.seconds(slices.stream()
                                .map(slice -> slice.durations.sum(slice.from, slice.to))
                                .reduce(BigInteger.ZERO, BigInteger::add)
                                .doubleValue()
                        / size));
    }

    /**
     * Percentiles by linear interpolation between order statistics (rule 9; R's type 7), in seconds; all null when there are none.
     *
     * @param shares from 0 to 1, ascending
     */
    Double[] percentiles(double... shares) {
        var result = new Double[shares.length];
        if (size == 0) {
            return result;
        }
        var ranks = new long[shares.length * 2];
        for (int i = 0; i < shares.length; i++) {
            ranks[2 * i] = (long) Math.floor((size - 1) * shares[i]);
            ranks[2 * i + 1] = Math.min(ranks[2 * i] + 1, size - 1);
        }
        var found = at(ranks);
        for (int i = 0; i < shares.length; i++) {
            double below = Microseconds.seconds(found[2 * i]);
            double above = Microseconds.seconds(found[2 * i + 1]);
            result[i] = below + ((size - 1) * shares[i] - ranks[2 * i]) * (above - below);
        }
        return result;
    }

    /** The values that would stand at these places, from 0, if all were sorted. @param ranks ordered but for ties by one */
    long[] at(long... ranks) {
        if (size <= FEW) {
            var sorted = sorted();
            return Arrays.stream(ranks).map(rank -> sorted[(int) rank]).toArray();
        }
        int coarser = size < MANY ? COARSER : COARSER_OF_MANY;
        var counts = counted(
                Durations.BUCKETS >> coarser,
                (slice, into) -> slice.durations.count(slice.from, slice.to, coarser, into));
        var places = places(ranks, counts);
        var targets = new byte[counts.length];
        long copied = 0;
        for (var place : places) {
            copied += targets[place.bucket] == 0 ? counts[place.bucket] : 0;
            targets[place.bucket] = 1;
        }
        if (copied > LARGEST_COPY) {
            return Arrays.stream(places).mapToLong(this::divide).toArray();
        }
        var sorted = gathered(coarser, targets);
        var result = new long[ranks.length];
        for (int i = 0; i < places.length; i++) {
            result[i] = sorted[(int) (places[i].rank + before(places[i].bucket, places, counts))];
        }
        return result;
    }

    /** @param rank within the bucket */
    private record Place(int bucket, long rank) {}

    private static Place[] places(long[] ranks, int[] counts) {
        var order = ranks.clone();
        Arrays.sort(order);
        var places = new Place[ranks.length];
        int bucket = 0;
        long before = 0;
        for (long rank : order) {
            while (rank - before >= counts[bucket]) {
                before += counts[bucket++];
            }
            for (int i = 0; i < ranks.length; i++) {
                if (ranks[i] == rank) {
                    places[i] = new Place(bucket, rank - before);
                }
            }
        }
        return places;
    }

    /** How many were gathered from earlier target buckets. */
    private static long before(int bucket, Place[] places, int[] counts) {
        return Arrays.stream(places)
                .mapToInt(Place::bucket)
                .distinct()
                .filter(earlier -> earlier < bucket)
                .mapToLong(earlier -> counts[earlier])
                .sum();
    }

    /** Where very many share one bucket: divides it evenly until one value is left. */
    private long divide(Place place) {
        long first = Durations.first(place.bucket << COARSER_OF_MANY);
        int width = Durations.width(place.bucket << COARSER_OF_MANY) + COARSER_OF_MANY;
        long rank = place.rank;
        while (width > 0) {
            int cut = Math.max(0, width - DIVISION);
            long from = first;
            var counts = counted(
                    1 << width - cut,
                    (slice, into) -> slice.durations.countEvenly(slice.from, slice.to, from, cut, into));
            var within = places(new long[] {rank}, counts)[0];
            first += (long) within.bucket << cut;
            rank = within.rank;
            width = cut;
        }
        return first;
    }

    private interface Counting {
        void count(Slice slice, int[] into);
    }

    private int[] counted(int buckets, Counting counting) {
        return inParts(part -> {
                    var counts = new int[buckets];
                    part.forEach(slice -> counting.count(slice, counts));
                    return counts;
                })
                .reduce((one, other) -> {
                    Arrays.setAll(one, i -> one[i] + other[i]);
                    return one;
                })
                .orElseThrow();
    }

    private long[] gathered(int coarser, byte[] targets) {
        var all = new Gathered();
        inParts(part -> {
                    var gathered = new Gathered();
                    part.forEach(slice -> slice.durations.gather(slice.from, slice.to, coarser, targets, gathered));
                    return gathered;
                })
                .forEachOrdered(all::addAll);
        return all.sorted();
    }

    private long[] sorted() {
        var all = new Gathered();
        slices.forEach(slice -> all.addAll(slice.durations.values(), slice.from, slice.to));
        return all.sorted();
    }

    private <T> Stream<T> inParts(Function<List<Slice>, T> work) {
        if (size < MANY) {
            return Stream.of(work.apply(slices));
        }
        return IntStream.range(0, PARTS).parallel().mapToObj(part -> {
            int from = (int) ((long) slices.size() * part / PARTS);
            return work.apply(slices.subList(from, (int) ((long) slices.size() * (part + 1) / PARTS)));
        });
    }
}
