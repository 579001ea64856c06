package io.jenkins.plugins.slipway.spec;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Reads {@code notify}. */
final class NotifyReader {
    private final List<Section> items;

    NotifyReader(List<Section> items) {
        this.items = items;
    }

    List<NotifySpec> read() {
        return items.stream().map(NotifyReader::read).toList();
    }

    private static NotifySpec read(Section item) {
        var words = item.texts("on");
        Section.faultDuplicates(item.items("on").stream(), "event");
        var events = Arrays.stream(NotifySpec.Event.values())
                .filter(event -> words.contains(event.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NotifySpec.Event.class)));
        return new NotifySpec(events, item.text("webhook").orElse(""));
    }
}
