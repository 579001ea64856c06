package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes a tree of YAML nodes and remembers where each stood; duplicate keys, tags and merge keys are faults. */
final class TreeBuilder {
    private static final int MOST_NODES = 20_000;
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Map<Place, Position> keys = new HashMap<>();
    private final Map<Place, Position> values = new HashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Fault> faults;
    private int nodes;

    TreeBuilder(List<Fault> faults) {
        this.faults = faults;
    }

    JsonNode build(Node root) {
        return build(root, Place.TOP);
    }

    SourceTree tree(JsonNode root) {
        return new SourceTree(root, Map.copyOf(keys), Map.copyOf(values));
    }

    private JsonNode build(Node node, Place place) {
        var position = Position.of(node.getStartMark());
        values.putIfAbsent(place, position);
        if (++nodes > MOST_NODES) {
            if (nodes == MOST_NODES + 1) {
                faults.add(position.fault(place, "more than " + MOST_NODES + " values", "make the document simpler"));
            }
            return json.missingNode();
        }
        if (!PLAIN.contains(node.getTag())) {
            faults.add(position.fault(
                    place, "the tag " + node.getTag().getValue() + " is not understood", "write the value without it"));
            return json.missingNode();
        }
        if (!open.add(node)) {
            faults.add(position.fault(place, "a value contains itself", "write it out without the alias"));
            return json.missingNode();
        }
        try {
            if (node instanceof MappingNode mapping) {
                return object(mapping, place);
            }
            if (node instanceof SequenceNode sequence) {
                return array(sequence, place);
            }
            return Scalars.value((ScalarNode) node);
        } finally {
            open.remove(node);
        }
    }

    private ArrayNode array(SequenceNode sequence, Place place) {
        var array = json.arrayNode();
        for (var item : sequence.getValue()) {
            array.add(build(item, place.child(array.size())));
        }
        return array;
    }

    private ObjectNode object(MappingNode mapping, Place place) {
        var object = json.objectNode();
        for (var entry : mapping.getValue()) {
            add(object, entry, place);
        }
        return object;
    }

    private void add(ObjectNode object, NodeTuple entry, Place place) {
        var position = Position.of(entry.getKeyNode().getStartMark());
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            faults.add(position.fault(place, "a key is not a plain text", "write a word, a colon and a value"));
            return;
        }
        var name = key.getValue();
        var child = place.child(name);
        if (name.equals("<<")) {
            faults.add(position.fault(child, "merge keys are not supported", "write the keys out"));
            return;
        }
        if (object.has(name)) {
            int first = keys.getOrDefault(child, Position.START).line();
            faults.add(position.fault(child, "'" + name + "' is there twice, first in line " + first, "remove one"));
            return;
        }
        keys.putIfAbsent(child, position);
        object.set(name, build(entry.getValueNode(), child));
    }
}
