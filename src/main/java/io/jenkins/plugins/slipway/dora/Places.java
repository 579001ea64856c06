package io.jenkins.plugins.slipway.dora;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Some entries of a column, by their places from 0.
 *
 * @param at ascending; null for all entries, which costs nothing
 */
record Places(int[] at) {
    static final Places ALL = new Places(null);

    /** Where a name is one of those that stand beside each entry. */
    static Places of(String name, List<Set<String>> names) {
        var at = IntStream.range(0, names.size())
                .filter(i -> names.get(i).contains(name))
                .toArray();
        return at.length == names.size() ? ALL : new Places(at);
    }

    long[] of(long[] column) {
        if (at == null) {
            return column;
        }
        var some = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            some[i] = column[at[i]];
        }
        return some;
    }

    <T> List<T> of(List<T> column) {
        if (at == null) {
            return column;
        }
        var some = new ArrayList<T>(at.length);
        for (int place : at) {
            some.add(column.get(place));
        }
        return some;
    }

    /** Runs of neighbours, among the entries from one of these to another. */
    void runs(int first, int end, Run run) {
        if (at == null) {
            run.of(first, end);
            return;
        }
        for (int i = first; i < end; ) {
            int begin = i++;
            while (i < end && at[i] == at[i - 1] + 1) {
                i++;
            }
            run.of(at[begin], at[begin] + i - begin);
        }
    }

    interface Run {
        void of(int from, int to);
    }
}
