package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The last entry of a journal.
 *
 * @param result what the verb returned, or null
 * @param left what could not be taken back, each with the command that does it
 */
public record Outcome(Ending ending, String reason, JsonNode result, List<Left> left) {
    /** A change that is still there. */
    public record Left(String what, String byHand, String why) {}
}
