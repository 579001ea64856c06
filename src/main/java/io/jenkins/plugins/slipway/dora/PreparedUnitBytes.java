package io.jenkins.plugins.slipway.dora;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Prepared units as bytes: numbers in groups of seven bits, sorted columns as differences, lead times in their coarsest unit. */
public final class PreparedUnitBytes {
    /** Another one in front of stored bytes means that they are to be prepared anew. */
    public static final int VERSION = 1;

    private static final long[] UNITS = {1_000_000, 1000, 1};

    private PreparedUnitBytes() {}

    public static byte[] write(PreparedUnit prepared) {
        var out = new Out();
        out.number(VERSION);
        out.text(prepared.unit().service());
        out.text(prepared.unit().environment());
        out.sorted(prepared.finished());
        for (int i = 0; i < prepared.deployments(); i++) {
            out.number(prepared.leadTimesFrom()[i + 1] - prepared.leadTimesFrom()[i]);
        }
        out.durations(prepared.leadTimes());
        for (var moment : Moment.values()) {
            out.sorted(prepared.times(moment));
        }
        out.sorted(prepared.recoveries().ends());
        out.durations(prepared.recoveries().durations());
        out.names(prepared.failed());
        out.names(prepared.openIncidents());
        return out.bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when they are of another version */
    public static PreparedUnit read(byte[] bytes) {
        var in = new In(bytes);
        if (in.number() != VERSION) {
            throw new IllegalArgumentException("the bytes of a prepared unit are not of version " + VERSION);
        }
        var unit = new Unit(in.text(), in.text());
        var finished = in.sorted();
        var leadTimesFrom = new int[finished.length + 1];
        for (int i = 0; i < finished.length; i++) {
            leadTimesFrom[i + 1] = leadTimesFrom[i] + (int) in.number();
        }
        var leadTimes = in.durations();
        var moments = new EnumMap<Moment, long[]>(Moment.class);
        for (var moment : Moment.values()) {
            moments.put(moment, in.sorted());
        }
        var recoveries = new PreparedUnit.Recoveries(in.sorted(), in.durations());
        return new PreparedUnit(unit, finished, leadTimesFrom, leadTimes, moments, recoveries, in.names(), in.names());
    }

    private static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void number(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        void text(String text) {
            var encoded = text.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            bytes.writeBytes(encoded);
        }

        /** The first may be before 1970. */
        void sorted(long[] values) {
            number(values.length);
            long before = 0;
            for (int i = 0; i < values.length; i++) {
                long difference = values[i] - before;
                number(i == 0 ? difference << 1 ^ difference >> 63 : difference);
                before = values[i];
            }
        }

        void durations(Durations durations) {
            var values = durations.values();
            long unit = coarsest(values);
            number(values.length);
            number(unit);
            for (long value : values) {
                number(value / unit);
            }
        }

        void names(PreparedUnit.Names names) {
            sorted(names.times());
            names.ids().forEach(this::text);
        }

        private static long coarsest(long[] values) {
            for (long unit : UNITS) {
                if (allMultiples(values, unit)) {
                    return unit;
                }
            }
            return 1;
        }

        private static boolean allMultiples(long[] values, long unit) {
            for (long value : values) {
                if (value % unit != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class In {
        private final byte[] bytes;
        private int at;

        In(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        String text() {
            int length = (int) number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        long[] sorted() {
            var values = new long[(int) number()];
            long before = 0;
            for (int i = 0; i < values.length; i++) {
                long difference = number();
                before += i == 0 ? difference >>> 1 ^ -(difference & 1) : difference;
                values[i] = before;
            }
            return values;
        }

        Durations durations() {
            var values = new long[(int) number()];
            long unit = number();
            for (int i = 0; i < values.length; i++) {
                values[i] = number() * unit;
            }
            return new Durations(values);
        }

        PreparedUnit.Names names() {
            var times = sorted();
            List<String> ids = new ArrayList<>(times.length);
            for (int i = 0; i < times.length; i++) {
                ids.add(text());
            }
            return new PreparedUnit.Names(times, List.copyOf(ids));
        }
    }
}
