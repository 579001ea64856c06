package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One filter of a describe: any of the values, {@code *} and {@code ?} are wildcards (Amazon EC2 User Guide, "List and filter
 * using the CLI and API"). Several filters must all match.
 */
public record Filter(String name, List<String> values) {
    /** @throws WorldFault for a filter that this describe does not know */
    public <R extends Resource<R>> boolean matches(
            R resource, Map<String, Function<R, ? extends Collection<String>>> attributes) {
        if (name.startsWith("tag:")) {
            var value = resource.tags().get(name.substring(4));
            return value != null && any(List.of(value));
        }
        if (name.equals("tag-key")) {
            return any(resource.tags().keySet());
        }
        return any(known(attributes).apply(resource));
    }

    /** @throws WorldFault for a filter that this describe does not know, even where nothing is there to filter */
    public <F> F known(Map<String, F> attributes) {
        var attribute = attributes.get(name);
        if (attribute == null) {
            throw new WorldFault("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        return attribute;
    }

    boolean ofTags() {
        return name.startsWith("tag:") || name.equals("tag-key");
    }

    /** Whether any of the wanted values matches any of these. */
    public boolean any(Collection<String> actual) {
        return values.stream().anyMatch(pattern -> actual.stream().anyMatch(value -> like(pattern, value)));
    }

    static boolean like(String pattern, String value) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return pattern.equals(value);
        }
        var regex = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            switch (each) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(each)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value).matches();
    }
}
