package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of what is in a region before anything happens: the same in every rehearsal. */
final class Fixed {
    private Fixed() {}

    static String id(Kind kind, Region region, String name) {
        return id(kind, region.key() + "/" + kind + "/" + name);
    }

    /** Of what all accounts see under one id. */
    static String common(Kind kind, Region region, String name) {
        return id(kind, region.name() + "/" + kind + "/" + name);
    }

    private static String id(Kind kind, String text) {
        long bits =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        return kind.prefix() + "-0" + String.format("%016x", bits);
    }
}
