package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/** A document as a tree, with the positions of its keys and values. */
record SourceTree(JsonNode root, Map<Place, Position> keys, Map<Place, Position> values) {
    JsonNode at(Place place) {
        JsonNode node = root;
        for (var step : place.steps()) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return node == null ? MissingNode.getInstance() : node;
    }

    /** Of a value; of what it would be in, when it is not there. */
    Position ofValue(Place place) {
        var position = values.get(place);
        if (position != null) {
            return position;
        }
        return place.steps().isEmpty() ? Position.START : ofKey(place.parent());
    }

    /** Of a key; of the value for an item of a list. */
    Position ofKey(Place place) {
        var position = keys.get(place);
        return position != null ? position : ofValue(place);
    }
}
