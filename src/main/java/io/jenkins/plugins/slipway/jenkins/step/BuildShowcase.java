package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.publish.Showcase;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which commit of which repository a build is about, and which of the configured Bitbuckets it is at. */
final class BuildShowcase {
    private static final String NONE = "none";
    private static final String HERE = ".";
    private static final Pattern NAMED = Pattern.compile("(?<connection>[^:/]+):(?<repository>[^/:]+/[^/:]+)");

    /** Of a clone: {@code https://host/…/owner/name.git}, {@code git@host:owner/name.git}; and what our own reader calls it. */
    private static final Pattern CLONED = Pattern.compile(
            "(?:[a-z]+://)?(?:[^@/]*@)?(?<host>[^:/]+)(?::\\d+)?[:/](?:.*/)?(?<repository>[^/:]+/[^/:]+?)(?:[.]git)?/*");

    private final Order order;
    private final Build build;
    private final ControllerOperations operations;

    BuildShowcase(Order order, Build build, ControllerOperations operations) {
        this.order = order;
        this.build = build;
        this.operations = operations;
    }

    /** Empty when the build is to be shown nowhere, or nobody knows where. @throws IOException when a connection is not there */
    Optional<Showcase> find() throws IOException, InterruptedException {
        var sites = operations.bitbuckets();
        var wish = Optional.ofNullable(order.bitbucket());
        if (wish.filter(NONE::equals).isPresent() || wish.isEmpty() && sites.isEmpty()) {
            return Optional.empty();
        }
        var clone = checkedOut();
        var where = wish.isPresent() ? Optional.of(named(wish.get(), sites)) : at(clone, sites);
        if (where.isEmpty()) {
            return Optional.empty();
        }
        var commit = commit(clone);
        if (commit.isEmpty()) {
            build.log().println(Messages.BuildShowcase_NoCommit());
            return Optional.empty();
        }
        if (build.page().isEmpty()) {
            build.log().println(Messages.BuildShowcase_NoAddress());
        }
        return Optional.of(Showcase.of(where.get().connection, where.get().repository, commit.get())
                .linked(build.page()));
    }

    private record Where(String connection, String repository) {}

    private static Where named(String wish, Map<String, Site> sites) throws AbortException {
        var named = NAMED.matcher(wish);
        if (!named.matches()) {
            throw new AbortException(Messages.BuildShowcase_Form(wish));
        }
        if (!sites.containsKey(named.group("connection"))) {
            throw new AbortException(
                    Messages.BuildShowcase_Unknown(named.group("connection"), String.join(", ", sites.keySet())));
        }
        return new Where(named.group("connection"), named.group("repository"));
    }

    /** The first connection to the host that it was cloned from. */
    private Optional<Where> at(Optional<CommitPage> clone, Map<String, Site> sites)
            throws IOException, InterruptedException {
        var address = Optional.ofNullable(build.variables().get("GIT_URL"))
                .or(() -> clone.flatMap(page -> Optional.ofNullable(page.name())))
                .map(name -> name.replaceFirst("^bitbucket:", "bitbucket.org/"))
                .map(CLONED::matcher)
                .filter(Matcher::matches);
        return address.flatMap(of -> sites.entrySet().stream()
                .filter(site ->
                        of.group("host").equalsIgnoreCase(site.getValue().url().getHost()))
                .findFirst()
                .map(site -> new Where(site.getKey(), of.group("repository"))));
    }

    /** The whole hash of what the step is about. */
    private Optional<String> commit(Optional<CommitPage> clone) throws IOException, InterruptedException {
        return order.commit(build)
                .filter(Showcase::isFullHash)
                .or(() ->
                        clone.flatMap(page -> Optional.ofNullable(page.head())).filter(Showcase::isFullHash));
    }

    /** What is checked out in the workspace; empty without any that can be read. */
    private Optional<CommitPage> checkedOut() throws InterruptedException {
        try {
            var workspace = build.workspace();
            if (workspace.isEmpty()) {
                return Optional.empty();
            }
            var revision = order.commit(build).orElse("HEAD");
            return Optional.of(workspace.get().commits(new ReadCommits(HERE, revision, List.of(), 0, 0)))
                    .filter(page -> page.fault() == null);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
