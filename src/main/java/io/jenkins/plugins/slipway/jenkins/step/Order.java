package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rollback.WaveChoice;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** What a step asks for, as plain values: saved until its operation has begun, and never needed again. */
final class Order implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PRODUCTION = "production";
    /** An id has at most 64 letters: time, what, and eight of the digest. */
    private static final int MOST_ABOUT = 39;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Work work;
    private final SpecSource source;
    private final String environment;
    private final Release release;
    private final String wave;
    private final Integer last;
    private final boolean waits;
    private final String bitbucket;

    /** The release that it is about; each value may be null. */
    static final class Release implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String image;
        private final String version;
        private final String commit;

        Release(String image, String version, String commit) {
            this.image = image;
            this.version = version;
            this.commit = commit;
        }
    }

    /** @param waits while another operation holds the target */
    Order(Work work, SpecSource source, String environment, Release release, String wave, Integer last, boolean waits) {
        this(work, source, environment, release, wave, last, waits, null);
    }

    private Order(
            Work work,
            SpecSource source,
            String environment,
            Release release,
            String wave,
            Integer last,
            boolean waits,
            String bitbucket) {
        this.work = work;
        this.source = source;
        this.environment = environment;
        this.release = release;
        this.wave = wave;
        this.last = last;
        this.waits = waits;
        this.bitbucket = bitbucket;
    }

    /** @param where {@code connection:owner/name}, {@code none}, or null for where the build's clone came from */
    Order shownIn(String where) {
        return new Order(work, source, environment, release, wave, last, waits, where);
    }

    /** May be null. */
    String bitbucket() {
        return bitbucket;
    }

    /** The file of the spec within the workspace; empty for one that the script gives. */
    Optional<String> file() {
        return source.file();
    }

    Work work() {
        return work;
    }

    boolean waits() {
        return waits;
    }

    SpecSource.Read spec(Build build) throws IOException, InterruptedException {
        return source.read(build, work == Work.BUILD_AMI);
    }

    /** The one that is named, else the only one, else production. @throws OperationFailed with REFUSED when that is none */
    EnvironmentSpec environment(Spec spec) {
        var known = spec.environments();
        if (environment == null && known.size() == 1) {
            return known.values().iterator().next();
        }
        var name = environment == null ? PRODUCTION : environment;
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new OperationFailed(
                        Ending.REFUSED,
                        environment == null
                                ? Messages.Order_Several(spec.service(), String.join(", ", known.keySet()))
                                : Messages.Order_Unknown(spec.service(), name, String.join(", ", known.keySet()))));
    }

    PlannedOperation<?> plan(Planning planning, Build build) throws IOException, InterruptedException {
        return work.plan(planning, this, Version.of(release.version, release.commit, build.variables()));
    }

    /** Of the service's repository, if it is known. */
    Optional<String> commit(Build build) throws IOException, InterruptedException {
        return Version.of(release.version, release.commit, build.variables()).commit();
    }

    /** May be null. */
    String image() {
        return release.image;
    }

    String imageOr(Supplier<Optional<String>> published) {
        return Optional.ofNullable(release.image)
                .or(published)
                .orElseThrow(() -> new OperationFailed(Ending.REFUSED, Messages.Order_NoImage()));
    }

    WaveChoice waves() {
        if (last != null && last < 1) {
            throw new OperationFailed(Ending.REFUSED, Messages.Order_NoWave(String.valueOf(last)));
        }
        return new WaveChoice(Optional.ofNullable(wave), Optional.ofNullable(last));
    }

    boolean choosesWaves() {
        return wave != null || last != null;
    }

    /**
     * The same for this step of this build whenever it is asked, and no other's: a step that is asked again after a restart finds
     * what it began.
     */
    OperationId id(Build build) {
        var about = (work.verb() + "-" + build.id()).replaceAll("[^a-zA-Z0-9]+", "-");
        return new OperationId("%s-%s-%s"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(build.startedAt())),
                        about.substring(0, Math.min(MOST_ABOUT, about.length())),
                        digest(build.step()).substring(0, 8)));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
