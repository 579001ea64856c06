package io.jenkins.plugins.slipway.jenkins.signatures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What {@code javap -protected} prints of Jenkins 2.516.2 and its plugins: the type's header, then its members. */
record TrueSignatures(Map<String, Type> types) {
    /** One type; the members are javap's lines, trimmed. */
    record Type(String header, Set<String> members) {}

    /** The listing is not part of the repository; it lies beside it. */
    static final Path LISTING = Path.of("../shared/jenkins-api/javap-2.516.2.txt");

    static TrueSignatures read() throws IOException {
        return parse(Files.readString(LISTING));
    }

    /** Reads blocks that start with {@code ## name.of.Type}. */
    static TrueSignatures parse(String listing) {
        var types = new LinkedHashMap<String, Type>();
        for (var block : listing.split("(?m)^## ")) {
            var lines = block.strip().split("\n");
            if (lines.length < 2) continue;
            var members = new LinkedHashSet<String>();
            for (var line : lines) {
                if (line.startsWith("  ")) members.add(line.strip());
            }
            types.put(lines[0].strip(), new Type(lines[1].replaceAll("\\s*\\{$", ""), members));
        }
        return new TrueSignatures(types);
    }
}
