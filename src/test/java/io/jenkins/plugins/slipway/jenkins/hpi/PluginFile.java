package io.jenkins.plugins.slipway.jenkins.hpi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/**
 * An hpi as Jenkins will read it.
 *
 * @param libraries the classes and resources of each jar in {@code WEB-INF/lib}, by the jar's file name
 */
record PluginFile(Manifest manifest, Map<String, List<String>> libraries, long size) {
    static final Path BUILT = Path.of("target/slipway.hpi");
    static final String OUR_JAR = "slipway.jar";

    private static final String LIB = "WEB-INF/lib/";

    static PluginFile read(Path hpi) throws IOException {
        var libraries = new TreeMap<String, List<String>>();
        try (var file = new JarFile(hpi.toFile())) {
            for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                if (!entry.getName().startsWith(LIB) || entry.isDirectory()) continue;
                libraries.put(entry.getName().substring(LIB.length()), entries(file.getInputStream(entry)));
            }
            return new PluginFile(file.getManifest(), libraries, Files.size(hpi));
        }
    }

    /** A file among those of our own jar. */
    static byte[] ours(Path hpi, String name) throws IOException {
        try (var file = new JarFile(hpi.toFile());
                var jar = new JarInputStream(new ByteArrayInputStream(
                        file.getInputStream(file.getEntry(LIB + OUR_JAR)).readAllBytes()))) {
            for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().equals(name)) return jar.readAllBytes();
            }
            throw new IOException(name + " is not in " + OUR_JAR);
        }
    }

    /** What our own jar says of itself. */
    static Manifest ourManifest(Path hpi) throws IOException {
        try (var file = new JarFile(hpi.toFile());
                var jar = new JarInputStream(file.getInputStream(file.getEntry(LIB + OUR_JAR)))) {
            return jar.getManifest();
        }
    }

    /** Unpacks the libraries, as Jenkins does. */
    static List<URL> unpack(Path hpi, Path folder) throws IOException {
        var urls = new ArrayList<URL>();
        try (var file = new JarFile(hpi.toFile())) {
            for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                if (!entry.getName().startsWith(LIB) || entry.isDirectory()) continue;
                var target = folder.resolve(entry.getName().substring(LIB.length()));
                Files.copy(file.getInputStream(entry), target);
                urls.add(url(target));
            }
        }
        return urls;
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String attribute(String name) {
        return manifest.getMainAttributes().getValue(name);
    }

    private static List<String> entries(InputStream library) throws IOException {
        var names = new ArrayList<String>();
        try (var jar = new JarInputStream(library)) {
            for (var entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (!entry.isDirectory()) names.add(entry.getName());
            }
        }
        return names;
    }
}
