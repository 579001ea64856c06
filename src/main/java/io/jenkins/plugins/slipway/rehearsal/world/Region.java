package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One region of one account: where its services find each other. */
public final class Region {
    private final World world;
    private final String account;
    private final String name;
    private final Map<Class<?>, Object> services = new HashMap<>();
    private final List<Census.Contributor> contributors = new ArrayList<>();

    Region(World world, String account, String name) {
        this.world = world;
        this.account = account;
        this.name = name;
    }

    public World world() {
        return world;
    }

    public String name() {
        return name;
    }

    /** Whose it is: 12 digits. */
    public String account() {
        return account;
    }

    /** The name alone in the world's own account, {@code 444455556666/eu-central-1} in another. */
    public String key() {
        return key(account, name);
    }

    static String key(String account, String name) {
        return account.equals(World.ACCOUNT) ? name : account + "/" + name;
    }

    /** {@code eu-central-1a} to {@code c}. */
    public List<String> zones() {
        return Stream.of("a", "b", "c").map(letter -> name + letter).toList();
    }

    /** An id as AWS makes them, {@code i-0} and 16 hex digits, decided by the seed and the order within its kind. */
    public String newId(String prefix) {
        return prefix + "-0"
                + String.format(
                        "%016x", world.random("ids/" + name + "/" + prefix).nextLong());
    }

    /** {@code arn:aws:service:region:account:resource}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + name + ":" + account + ":" + resource;
    }

    /** Registers a service under the interface or class that others ask for. */
    public <T> void add(Class<T> type, T service) {
        if (services.putIfAbsent(type, service) != null) {
            throw new IllegalStateException("region " + name + " already has its " + type.getSimpleName());
        }
    }

    /** @throws IllegalStateException when no part of this world brought it */
    public <T> T get(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new IllegalStateException("region " + name + " of this world has no "
                        + type.getSimpleName() + ": give its part to the World, or add it with Region.add"));
    }

    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(services.get(type)).map(type::cast);
    }

    public Machines machines() {
        return get(Machines.class);
    }

    public Balancing balancing() {
        return get(Balancing.class);
    }

    public Alarms alarms() {
        return get(Alarms.class);
    }

    public ParameterStore parameterStore() {
        return get(ParameterStore.class);
    }

    public Groups groups() {
        return get(Groups.class);
    }

    /** Has a service counted in every {@link Census}. */
    public void counted(Census.Contributor contributor) {
        contributors.add(contributor);
    }

    List<Census.Contributor> contributors() {
        return contributors;
    }
}
