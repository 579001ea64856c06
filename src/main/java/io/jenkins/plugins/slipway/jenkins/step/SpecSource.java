package io.jenkins.plugins.slipway.jenkins.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.AbortException;
import io.jenkins.plugins.slipway.spec.Scripts;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where a step's spec comes from: a file of the workspace, or the text that the script gives. */
final class SpecSource implements Serializable {
    /** Where it is looked for when the step does not say. */
    static final String USUAL = "slipway.yaml";

    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String IN_THE_SCRIPT = "spec";
    /** Should one be run all the same, it fails. */
    private static final Scripts UNREAD = relative -> "exit 1";

    private final String config;
    private final String text;

    private SpecSource(String config, String text) {
        this.config = config;
        this.text = text;
    }

    /**
     * Of a step's parameters.
     *
     * @param spec a text or a map, or null for the file
     * @throws IllegalArgumentException when both are given, or the spec is neither text nor map
     */
    static SpecSource of(String config, Object spec) {
        if (spec == null) {
            return new SpecSource(config == null ? USUAL : config, null);
        }
        if (config != null) {
            throw new IllegalArgumentException(Messages.SpecSource_Both());
        }
        return new SpecSource(null, text(IN_THE_SCRIPT, spec));
    }

    /** Within the workspace; empty for one that the script gives. */
    Optional<String> file() {
        return Optional.ofNullable(config);
    }

    /** Of what a script gives. @param name of the parameter @throws IllegalArgumentException when it is neither text nor map */
    static String text(String name, Object given) {
        if (given instanceof Map<?, ?> map) {
            return json(map);
        }
        if (given instanceof CharSequence words) {
            return words.toString();
        }
        throw new IllegalArgumentException(
                Messages.SpecSource_Kind(name, given.getClass().getSimpleName()));
    }

    /** JSON is YAML. */
    private static String json(Map<?, ?> map) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(plain(map));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(Messages.SpecSource_Map(impossible.getMessage()), impossible);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, Object>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
            return plain;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(SpecSource::plain).toList();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** A spec, and what was read. @param text as it was written; it holds no secrets */
    record Read(Spec spec, String text) {}

    /**
     * Reads it.
     *
     * @param bakes whether the scripts that it names will be run; nobody else has them, or needs them
     * @throws IOException when the file cannot be had
     */
    Read read(Build build, boolean bakes) throws IOException, InterruptedException {
        var workspace = build.workspace();
        if (text != null) {
            return new Read(SpecReader.read(text, IN_THE_SCRIPT, bakes ? scripts(workspace, "") : UNREAD), text);
        }
        var files = workspace.orElseThrow(() -> new AbortException(Messages.SpecSource_NoWorkspace(config)));
        try {
            var folder = config.substring(0, config.lastIndexOf('/') + 1);
            var written = files.read(config, MOST_BYTES);
            return new Read(SpecReader.read(written, config, bakes ? scripts(workspace, folder) : UNREAD), written);
        } catch (Scripts.Unusable unusable) {
            throw new AbortException(Messages.SpecSource_Unusable(config, unusable.getMessage(), unusable.remedy()));
        }
    }

    private static Scripts scripts(Optional<Workspace> workspace, String folder) {
        return relative -> {
            var files = workspace.orElseThrow(() -> new Scripts.Unusable(
                    Messages.SpecSource_ScriptWithoutWorkspace(relative),
                    Messages.SpecSource_ScriptWithoutWorkspaceRemedy()));
            try {
                return files.read(folder + relative, Scripts.MOST_BYTES);
            } catch (IOException unreachable) {
                throw new Scripts.Unusable(
                        Messages.SpecSource_Unreadable(relative, unreachable.getMessage()),
                        Messages.SpecSource_Again());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Scripts.Unusable(Messages.SpecSource_Interrupted(relative), Messages.SpecSource_Again());
            }
        };
    }
}
