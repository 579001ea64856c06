package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All resources of one kind in one region: truth for writes, a moment late for describes. */
public final class Shelf<R extends Resource<R>> {
    private final Kind kind;
    private final Eventual<R> resources;

    Shelf(Region region, Kind kind) {
        this.kind = kind;
        this.resources = new Eventual<>(region.world(), region.key() + "/" + kind.word());
    }

    void add(R resource) {
        resources.put(resource.id(), resource);
    }

    /** Puts a resource that was there before the rehearsal began. */
    void seed(R resource) {
        resources.seed(resource.id(), resource);
    }

    void change(String id, UnaryOperator<R> step) {
        resources.change(id, step);
    }

    void remove(String id) {
        resources.remove(id);
    }

    public Optional<R> find(String id) {
        return resources.now(id);
    }

    /** The truth about an id, for a write. */
    public R require(String id) {
        kind.checkId(id);
        return find(id).orElseThrow(() -> kind.notFound(List.of(id)));
    }

    public List<R> all() {
        return resources.allNow();
    }

    /** Grows with every change of the truth. */
    long changes() {
        return resources.changes();
    }

    public long ever() {
        return resources.everCreated();
    }

    /** Every resource as a describe sees it. */
    public List<R> seen() {
        return resources.allSeen();
    }

    /**
     * What a describe answers.
     *
     * @param ids all must be there, or it is an error; empty for all
     */
    public List<R> describe(
            List<String> ids, List<Filter> filters, Map<String, Function<R, ? extends Collection<String>>> attributes) {
        return describe(ids, List.of(), filters, attributes);
    }

    /** @param guests what is seen here and kept elsewhere */
    List<R> describe(
            List<String> ids,
            List<R> guests,
            List<Filter> filters,
            Map<String, Function<R, ? extends Collection<String>>> attributes) {
        filters.stream().filter(filter -> !filter.ofTags()).forEach(filter -> filter.known(attributes));
        return seen(ids, guests).stream()
                .filter(resource -> filters.stream().allMatch(filter -> filter.matches(resource, attributes)))
                .toList();
    }

    private List<R> seen(List<String> ids, List<R> guests) {
        if (ids.isEmpty()) {
            return Stream.concat(seen().stream(), guests.stream()).toList();
        }
        ids.forEach(kind::checkId);
        var missing =
                ids.stream().filter(id -> seen(id, guests).isEmpty()).distinct().toList();
        if (!missing.isEmpty()) {
            throw kind.notFound(missing);
        }
        return ids.stream().distinct().map(id -> seen(id, guests).orElseThrow()).toList();
    }

    private Optional<R> seen(String id, List<R> guests) {
        return resources
                .seen(id)
                .or(() -> guests.stream().filter(guest -> guest.id().equals(id)).findFirst());
    }
}
