package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads YAML without making objects of it: no tags, no merge keys, bounded in size, depth and aliases. */
final class YamlSource {
    static final int MOST_CHARACTERS = 256 * 1024;
    private static final int DEPTH = 30;
    private static final int ALIASES = 20;

    private YamlSource() {}

    /** Empty when the text is no YAML at all; the fault says where. */
    static Optional<SourceTree> read(String text, List<Fault> faults) {
        if (text.length() > MOST_CHARACTERS) {
            faults.add(Position.START.fault(
                    Place.TOP,
                    "the file has " + text.length() + " characters, at most " + MOST_CHARACTERS + " are read",
                    "keep scripts in files of their own"));
            return Optional.empty();
        }
        try {
            Node root = yaml().compose(new StringReader(text));
            if (root == null) {
                faults.add(Position.START.fault(Place.TOP, "the file is empty", "begin with 'version: 1'"));
                return Optional.empty();
            }
            var builder = new TreeBuilder(faults);
            JsonNode tree = builder.build(root);
            if (!tree.isObject()) {
                faults.add(Position.of(root.getStartMark())
                        .fault(Place.TOP, "the file is not a mapping of keys to values", "begin with 'version: 1'"));
                return Optional.empty();
            }
            return Optional.of(builder.tree(tree));
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark() != null ? broken.getProblemMark() : broken.getContextMark();
            faults.add(Position.of(mark).fault(Place.TOP, "no valid YAML: " + problem(broken), remedy(broken)));
        } catch (ReaderException unreadable) {
            var character = "character U+%04X is not allowed in YAML".formatted(unreadable.getCodePoint());
            faults.add(Position.of(text, unreadable.getPosition()).fault(Place.TOP, character, "remove it"));
        } catch (YAMLException refused) {
            faults.add(Position.START.fault(
                    Place.TOP, "no valid YAML: " + firstLine(refused.getMessage()), "make the document simpler"));
        }
        return Optional.empty();
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES);
        options.setNestingDepthLimit(DEPTH);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setAllowRecursiveKeys(false);
        return new Yaml(options);
    }

    private static String problem(MarkedYAMLException broken) {
        var problem = broken.getProblem() != null ? broken.getProblem() : firstLine(broken.getMessage());
        return broken.getContext() == null ? problem : problem + " (" + firstLine(broken.getContext()) + ")";
    }

    private static String remedy(MarkedYAMLException broken) {
        var problem = problem(broken);
        if (problem.contains("TAB")) {
            return "indent with spaces, not with tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "check the indentation, and put a text that contains ': ' in quotes";
        }
        if (problem.contains("Global tag")) {
            return "write the value without the tag";
        }
        if (problem.contains("alias")) {
            return "define the anchor before it is used, or write the value out";
        }
        return "check the indentation, the brackets and the quotes from here upwards";
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
