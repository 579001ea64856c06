package io.jenkins.plugins.slipway.dora;

import java.util.Arrays;

/** A growing column. */
final class Gathered {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void addAll(long[] source, int from, int to) {
        if (size + to - from > values.length) {
            values = Arrays.copyOf(values, Math.max(size + to - from, values.length * 2));
        }
        System.arraycopy(source, from, values, size, to - from);
        size += to - from;
    }

    int size() {
        return size;
    }

    void addAll(Gathered others) {
        addAll(others.values, 0, others.size);
    }

    long[] sorted() {
        var sorted = toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
