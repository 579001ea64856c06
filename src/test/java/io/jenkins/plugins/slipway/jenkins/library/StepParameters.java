package io.jenkins.plugins.slipway.jenkins.library;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What a step of the plugin binds, as Pipeline finds it. */
final class StepParameters {
    private static final String STEPS = "io.jenkins.plugins.slipway.jenkins.step.";

    private StepParameters() {}

    /** Empty while the plugin has no such step. */
    static Optional<Set<String>> of(String step) {
        try {
            var name = STEPS + Character.toUpperCase(step.charAt(0)) + step.substring(1) + "Step";
            var type = Class.forName(name, false, StepParameters.class.getClassLoader());
            var bound = new TreeSet<String>();
            Arrays.stream(type.getConstructors())
                    .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                    .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                    .forEach(parameter -> bound.add(parameter.getName()));
            Arrays.stream(type.getMethods())
                    .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                    .forEach(method -> bound.add(property(method.getName())));
            return Optional.of(bound);
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }

    private static String property(String setter) {
        return Character.toLowerCase(setter.charAt(3)) + setter.substring(4);
    }
}
