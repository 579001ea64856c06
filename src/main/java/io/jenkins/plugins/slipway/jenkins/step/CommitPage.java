package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.dora.Commit;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some commits of a clone on their way from an agent: plain texts, which need no class of ours there and here but this one. */
final class CommitPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BEFORE_PATHS = 4;

    private final String fault;
    private final String name;
    private final String head;
    private final ArrayList<String[]> commits = new ArrayList<>();

    private CommitPage(String fault, String name, String head) {
        this.fault = fault;
        this.name = name;
        this.head = head;
    }

    /** Nothing can be read there. @param why for people */
    static CommitPage unusable(String why) {
        return new CommitPage(why, null, null);
    }

    /** @param name of the repository, after its address; or null @param head full id of the commit that was asked for */
    static CommitPage of(String name, String head, List<Commit> commits) {
        var page = new CommitPage(null, name, head);
        commits.forEach(commit -> page.commits.add(texts(commit)));
        return page;
    }

    private static String[] texts(Commit commit) {
        var texts = new ArrayList<String>();
        texts.add(commit.sha());
        texts.add(String.join(" ", commit.parents()));
        texts.add(text(commit.authoredAt()));
        texts.add(text(commit.committedAt()));
        texts.addAll(commit.paths());
        return texts.toArray(String[]::new);
    }

    private static String text(Instant time) {
        return time == null ? "" : time.toString();
    }

    private static Instant time(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    /** Null when it could be read. */
    String fault() {
        return fault;
    }

    /** May be null. */
    String name() {
        return name;
    }

    String head() {
        return head;
    }

    List<Commit> commits(String repo) {
        return commits.stream().map(texts -> commit(repo, texts)).toList();
    }

    private static Commit commit(String repo, String[] texts) {
        return new Commit(
                repo,
                texts[0],
                texts[1].isEmpty() ? List.of() : List.of(texts[1].split(" ")),
                time(texts[2]),
                time(texts[3]),
                Arrays.asList(texts).subList(BEFORE_PATHS, texts.length),
                null);
    }
}
