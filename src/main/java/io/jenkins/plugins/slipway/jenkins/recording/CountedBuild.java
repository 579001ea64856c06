package io.jenkins.plugins.slipway.jenkins.recording;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Ndjson;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a build that has ended says to the ledger.
 *
 * @param job full name
 * @param build {@code folder/job#12}
 * @param by in whose name it counts: a user's id, or a grant
 * @param operations of Slipway that its steps waited for; what they deployed is in the ledger already
 * @param commits of its change log, the newest first
 */
record CountedBuild(
        String job, String build, String by, List<String> operations, Deployment deployment, List<Commit> commits) {
    private static final String BETWEEN = "\u001f";

    /** Text for {@link #read}: a line of its own facts, then events. */
    String written() {
        var facts = Stream.concat(Stream.of(job, build, by), operations.stream())
                .map(fact -> fact.replaceAll("[\\r\\n\\u001f]", " "))
                .collect(Collectors.joining(BETWEEN));
        return Stream.concat(
                        Stream.of(facts, Ndjson.line(deployment)),
                        commits.stream().map(Ndjson::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** @throws RuntimeException when it is not what was written */
    static CountedBuild read(String text) {
        var end = text.indexOf('\n');
        var facts = List.of(text.substring(0, end).split(BETWEEN));
        List<DoraEvent> events = Ndjson.read(new StringReader(text.substring(end + 1)));
        var commits = new ArrayList<Commit>();
        events.subList(1, events.size()).forEach(event -> commits.add((Commit) event));
        return new CountedBuild(
                facts.get(0),
                facts.get(1),
                facts.get(2),
                facts.subList(3, facts.size()),
                (Deployment) events.get(0),
                commits);
    }
}
