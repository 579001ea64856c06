package io.jenkins.plugins.slipway.rollback;

import java.util.List;
import java.util.Optional;

/**
 * Which of the waves that run the present release return; all of them unless one of these is given.
 *
 * @param wave by its name
 * @param last so many of the last ones, at least 1
 */
public record WaveChoice(Optional<String> wave, Optional<Integer> last) {
    public static final WaveChoice ALL = new WaveChoice(Optional.empty(), Optional.empty());

    public static WaveChoice named(String wave) {
        return new WaveChoice(Optional.of(wave), Optional.empty());
    }

    public static WaveChoice last(int waves) {
        return new WaveChoice(Optional.empty(), Optional.of(waves));
    }

    /** @param running waves that run the release, in their order */
    List<WaveReturn> of(List<WaveReturn> running) {
        var chosen = running.stream()
                .filter(one -> wave.map(one.name()::equals).orElse(true))
                .toList();
        return chosen.subList(Math.max(0, chosen.size() - last.orElse(chosen.size())), chosen.size());
    }
}
