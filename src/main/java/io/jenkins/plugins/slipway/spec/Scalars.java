package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Scalars by the rules of YAML 1.2, where {@code no} is a text and {@code 1:30} is no number. */
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,17})[.][0-9]{1,17}([eE][-+]?[0-9]{1,2})?");

    private Scalars() {}

    static JsonNode value(ScalarNode node) {
        var json = JsonNodeFactory.instance;
        var text = node.getValue();
        if (!node.isPlain()) {
            return json.textNode(text);
        }
        if (WHOLE.matcher(text).matches()) {
            return json.numberNode(Long.parseLong(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return json.numberNode(Double.parseDouble(text));
        }
        return switch (text) {
            case "", "~", "null" -> json.nullNode();
            case "true" -> json.booleanNode(true);
            case "false" -> json.booleanNode(false);
            default -> json.textNode(text);
        };
    }
}
