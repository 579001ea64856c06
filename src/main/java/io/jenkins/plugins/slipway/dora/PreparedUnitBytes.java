package io.jenkins.plugins.slipway.dora;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/** Prepared units as bytes: numbers in groups of seven bits, sorted ones as differences, durations in their coarsest unit. */
public final class PreparedUnitBytes {
    /** Another one in front of stored bytes means that they are to be prepared anew. */
    public static final int VERSION = 3;

    private static final long[] UNITS = {1_000_000, 1000, 1};

    private PreparedUnitBytes() {}

    public static byte[] write(PreparedUnit prepared) {
        var out = new Out();
        out.number(VERSION);
        out.text(prepared.unit().service());
        out.text(prepared.unit().environment());
        out.text(prepared.team().orElse(""));
        out.columns(prepared.columns());
        out.names(prepared.failed());
        out.names(prepared.openIncidents());
        out.number(prepared.parts().size());
        prepared.parts().forEach(out::part);
        return out.bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when they are of another version */
    public static PreparedUnit read(byte[] bytes) {
        var in = new In(bytes);
        if (in.number() != VERSION) {
            throw new IllegalArgumentException("the bytes of a prepared unit are not of version " + VERSION);
        }
        var unit = new Unit(in.text(), in.text());
        var team = in.text();
        var columns = in.columns();
        var failed = in.names();
        var open = in.names();
        var parts = new ArrayList<RegionPart>();
        for (long left = in.number(); left > 0; left--) {
            parts.add(in.part());
        }
        return new PreparedUnit(unit, team.isEmpty() ? null : team, columns, failed, open, parts);
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
            number(durations.size());
            for (var block : durations.blocks()) {
                block(block);
            }
        }

        private void block(RankedValues block) {
            long unit = coarsest(block.sorted());
            number(unit);
            long before = 0;
            for (long value : block.sorted()) {
                number((value - before) / unit);
                before = value;
            }
            for (char rank : block.ranks()) {
                bytes.write(rank >>> 8);
                bytes.write(rank);
            }
        }

        void columns(UnitColumns columns) {
            sorted(columns.finished());
            var starts = columns.leadTimes().starts();
            for (int i = 1; i < starts.length; i++) {
                number(starts[i] - starts[i - 1]);
            }
            durations(columns.leadTimes());
            for (var moment : Moment.values()) {
                sorted(columns.times(moment));
            }
            sorted(columns.recoveries().ends());
            durations(columns.recoveries().durations());
        }

        void part(RegionPart part) {
            text(part.region());
            places(part.deployments());
            for (var moment : Moment.values()) {
                places(part.moments().get(moment));
            }
            places(part.recoveries());
        }

        /** All of them as a zero. */
        private void places(Places places) {
            if (places.at() == null) {
                number(0);
                return;
            }
            number(places.at().length + 1L);
            int before = 0;
            for (int place : places.at()) {
                number(place - before);
                before = place;
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

        private List<RankedValues> durations() {
            var blocks = new ArrayList<RankedValues>();
            for (int left = (int) number(); left > 0; left -= RankedValues.MOST) {
                blocks.add(block(Math.min(left, RankedValues.MOST)));
            }
            return blocks;
        }

        private RankedValues block(int size) {
            var sorted = new long[size];
            long unit = number();
            long before = 0;
            for (int i = 0; i < size; i++) {
                before += number() * unit;
                sorted[i] = before;
            }
            var ranks = new char[size];
            ByteBuffer.wrap(bytes, at, 2 * size).asCharBuffer().get(ranks);
            at += 2 * size;
            return new RankedValues(sorted, ranks);
        }

        UnitColumns columns() {
            var finished = sorted();
            var starts = new int[finished.length + 1];
            for (int i = 1; i < starts.length; i++) {
                starts[i] = starts[i - 1] + (int) number();
            }
            var leadTimes = new Durations(durations(), starts);
            var moments = new EnumMap<Moment, long[]>(Moment.class);
            for (var moment : Moment.values()) {
                moments.put(moment, sorted());
            }
            var ends = sorted();
            var recoveries = new Durations(
                    durations(), IntStream.rangeClosed(0, ends.length).toArray());
            return new UnitColumns(finished, leadTimes, moments, new PreparedUnit.Recoveries(ends, recoveries));
        }

        RegionPart part() {
            var region = text();
            var deployments = places();
            var moments = new EnumMap<Moment, Places>(Moment.class);
            for (var moment : Moment.values()) {
                moments.put(moment, places());
            }
            return new RegionPart(region, deployments, moments, places());
        }

        private Places places() {
            int size = (int) number() - 1;
            if (size < 0) {
                return Places.ALL;
            }
            var at = new int[size];
            for (int i = 0; i < size; i++) {
                at[i] = (i == 0 ? 0 : at[i - 1]) + (int) number();
            }
            return new Places(at);
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
