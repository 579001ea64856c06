package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the entries of a journal say, by {@link Entry.Kind}; read with {@link #of}. */
public sealed interface EntryData {
    /** @throws IllegalArgumentException when the entry says something else */
    static <T extends EntryData> T of(Entry entry, Class<T> type) {
        return JournalJson.read(entry.data(), type);
    }

    /** @param data of the kind's own type */
    record UndoData(String kind, JsonNode data, String describe, String byHand) implements EntryData {}

    /**
     * @param attempt from 1
     * @param input only with the first attempt
     * @param window how long the world may hide what was done
     * @param hides whether it makes something that is not at once to be found
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IntentData(int attempt, String token, JsonNode input, Duration window, boolean hides) implements EntryData {}

    record ResultData(JsonNode value, boolean adopted) implements EntryData {}

    /** @param away true when nobody could be reached: then it counts against no patience; else null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefusedData(int attempt, String reason, Boolean away) implements EntryData {
        public RefusedData {
            reason = brief(reason);
        }
    }

    record FailureData(Ending ending, String message) implements EntryData {
        public FailureData {
            message = brief(message);
        }
    }

    /** @param signals in a wait for one: how many had arrived, which are not for it; else null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadlineData(Instant limit, String what, Integer signals) implements EntryData {}

    record SeenData(JsonNode value) implements EntryData {}

    /** @param index of the signal in its order of arrival */
    record SignalData(int index, Signal signal) implements EntryData {}

    record NoteData(String text) implements EntryData {}

    record VersionData(int version) implements EntryData {}

    record TimeData(Instant time) implements EntryData {}

    /** @param signals how many had arrived: an abort after these is another one */
    record TurnData(Ending ending, String reason, int signals) implements EntryData {
        public TurnData {
            reason = brief(reason);
        }
    }

    /** @param branches names of each {@code all} at the entry's path whose undos are dropped, all at once */
    record KeptData(List<String> branches) implements EntryData {}

    record UndoneData(long undo) implements EntryData {}

    record UndoFailedData(long undo, String why) implements EntryData {
        public UndoFailedData {
            why = brief(why);
        }
    }

    /** The words of others have no end, an entry has. */
    private static String brief(String words) {
        var most = 2_000;
        return words == null || words.length() <= most ? words : words.substring(0, most - 1) + "…";
    }
}
