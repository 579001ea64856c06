package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sweeps of many regions and accounts side by side; one that cannot be reached stops no other. */
public final class WideSweep {
    /** Threads; a survey mostly waits for answers. */
    private static final int AT_ONCE = 8;

    private final Clouds clouds;
    private final Journals journals;
    private final Releases releases;
    private final Clock clock;

    public WideSweep(Clouds clouds, Journals journals, Releases releases, Clock clock) {
        this.clouds = clouds;
        this.journals = journals;
        this.releases = releases;
        this.clock = clock;
    }

    /** Where to look. @param parameter that publishes images there: what it names is in use */
    public record Site(Place place, Optional<String> parameter) {}

    /**
     * What was found in one place.
     *
     * @param account empty when nobody could tell
     * @param sweep removes what was found
     * @param unreachable why nothing could be looked at there, or empty
     */
    public record Surveyed(
            Place place,
            Optional<String> account,
            Optional<Sweep> sweep,
            List<Owned> found,
            Optional<String> unreachable) {
        /** Of a place where nothing could be looked at. */
        public static Surveyed nothing(Place place, String why) {
            return new Surveyed(place, Optional.empty(), Optional.empty(), List.of(), Optional.of(why));
        }
    }

    /**
     * Each of these connections in every region that its account has enabled; where that cannot be asked, the given place alone,
     * and a line that says so.
     */
    public List<Surveyed> surveyAllRegions(List<Site> homes) throws InterruptedException {
        var sites = new ArrayList<Site>();
        var unknown = new ArrayList<Surveyed>();
        var asked = new HashSet<String>();
        for (var home : homes) {
            try {
                if (asked.add(home.place().connection())) {
                    sites.addAll(everywhere(home));
                }
            } catch (CloudFault fault) {
                sites.add(home);
                unknown.add(Surveyed.nothing(
                        home.place(), "its account's other regions are not known: " + fault.getMessage()));
            }
        }
        var all = new ArrayList<>(survey(sites));
        all.addAll(unknown);
        return all;
    }

    private List<Site> everywhere(Site home) {
        return home.place().open(clouds, Fence.NONE).surroundings().regions().stream()
                .sorted()
                .map(region -> new Site(new Place(home.place().connection(), region), home.parameter()))
                .toList();
    }

    /** In the order of the sites; a second way into a region of the same account is left out. */
    public List<Surveyed> survey(List<Site> sites) throws InterruptedException {
        return once(sideBySide(sites, this::survey));
    }

    /** Does the same for each of them, some at a time; results in their order. @throws RuntimeException that one of them threw */
    public static <T, R> List<R> sideBySide(List<T> all, Function<T, R> each) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, all.size())));
        try {
            var tasks =
                    all.stream().map(one -> (Callable<R>) () -> each.apply(one)).toList();
            var results = new ArrayList<R>();
            for (var done : threads.invokeAll(tasks)) {
                results.add(result(done));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Surveyed> once(List<Surveyed> all) {
        var seen = new HashSet<String>();
        return all.stream()
                .filter(one -> one.account().isEmpty()
                        || seen.add(one.account().get() + "/" + one.place().region()))
                .toList();
    }

    private Surveyed survey(Site site) {
        try {
            var cloud = site.place().open(clouds, Fence.NONE);
            var account = cloud.identity().caller().account();
            var published =
                    site.parameter().flatMap(cloud.parameters()::get).stream().collect(Collectors.toSet());
            var sweep = new Sweep(cloud, journals, releases, clock, published);
            return new Surveyed(
                    site.place(), Optional.of(account), Optional.of(sweep), sweep.survey(), Optional.empty());
        } catch (CloudFault fault) {
            return Surveyed.nothing(site.place(), fault.getMessage());
        }
    }

    private static <R> R result(Future<R> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException defect) {
            if (defect.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a sweep failed", defect.getCause());
        }
    }
}
