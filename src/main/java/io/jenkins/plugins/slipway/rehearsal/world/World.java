package io.jenkins.plugins.slipway.rehearsal.world;

import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A simulated AWS: accounts, their regions, one virtual time. Not thread-safe: entered by one thread at a time. */
public final class World {
    /** The account that everything belongs to unless another is named. */
    public static final String ACCOUNT = "111122223333";

    private final Settings settings;
    private final Timeline timeline;
    private final List<Part> parts;
    private final Map<String, Region> regions = new TreeMap<>();
    private final Map<String, RandomGenerator> streams = new HashMap<>();
    private Behaviour release;

    /** @param parts services that every region gets, in this order */
    public World(Settings settings, List<Part> parts) {
        this.settings = settings;
        this.timeline = new Timeline(settings.start());
        this.parts = List.copyOf(parts);
        this.release = settings.release();
    }

    public Settings settings() {
        return settings;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Instant now() {
        return timeline.now();
    }

    /** What images baked from now on do under traffic. */
    public Behaviour release() {
        return release;
    }

    /** Scripts the next release; images that exist keep what they do. */
    public void release(Behaviour next) {
        release = next;
    }

    /** One stream of random numbers per purpose, so that more draws elsewhere change nothing here. */
    public RandomGenerator random(String purpose) {
        return streams.computeIfAbsent(purpose, name -> new SplittableRandom(seed(name)));
    }

    /** A number in [0, 1) decided by the seed and this key alone, however often and whenever it is asked. */
    public double chance(String key) {
        return new SplittableRandom(seed(key)).nextDouble();
    }

    /** A length of time between these seconds, decided by the seed and this key alone. */
    public Duration span(String key, int from, int to) {
        return Duration.ofMillis((long) ((from + chance(key) * (to - from)) * 1000));
    }

    /**
     * The fault that strikes, if one does.
     *
     * @param what service, call or zone
     * @param key what it would strike, unlike any other: decides together with the seed
     */
    public Optional<Fault> struck(FaultKind kind, String region, String what, String key) {
        return settings.faults()
                .active(kind, region, what, now())
                .filter(fault -> fault.probability() == 1 || chance("fault/" + kind + "/" + key) < fault.probability());
    }

    /** Of {@link #ACCOUNT}. @throws WorldFault {@code SignatureDoesNotMatch} as AWS answers to a region that it does not have */
    public Region region(String name) {
        return region(ACCOUNT, name);
    }

    /** @throws WorldFault {@code SignatureDoesNotMatch} as AWS answers to a region that it does not have */
    public Region region(String account, String name) {
        var key = Region.key(account, name);
        var known = regions.get(key);
        if (known != null) {
            return known;
        }
        if (!RegionNames.ALL.contains(name)) {
            throw new WorldFault(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to a valid region, not '" + name + "'. ",
                    403);
        }
        var region = new Region(this, account, name);
        regions.put(key, region);
        parts.forEach(part -> part.join(region));
        return region;
    }

    /** Regions that were entered so far, by key. */
    public Collection<Region> regions() {
        return Collections.unmodifiableCollection(regions.values());
    }

    /** What exists now, and how much ever did. */
    public Census census() {
        return Census.of(this);
    }

    private long seed(String name) {
        long hash = 0xcbf29ce484222325L ^ settings.seed() * 0x9E3779B97F4A7C15L;
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        return hash;
    }
}
