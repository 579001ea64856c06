package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.history.Counted;
import io.jenkins.plugins.slipway.bitbucket.history.RepositoryImport;
import io.jenkins.plugins.slipway.bitbucket.history.Wanted;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway dora import --from bitbucket}. */
final class BitbucketImport {
    @Mixin
    private BitbucketSource source;

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "The repository in Bitbucket; may be given several times.")
    private List<String> repositories = new ArrayList<>();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Whose deployments they are. Default: the name of the repository.")
    private String service;

    @Option(
            names = "--since",
            paramLabel = "DAY|TIME",
            description =
                    "Deployments that ended then or later, and the last success before in each environment. Default: all.")
    private String since;

    @Option(
            names = "--until",
            paramLabel = "DAY|TIME",
            description = "Deployments that ended before: until Slipway itself recorded them. Default: all.")
    private String until;

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            defaultValue = "HEAD",
            description =
                    "Data Center, before any deployment is recorded: whose commits are read. Default: ${DEFAULT-VALUE}.")
    private String revision;

    @Option(
            names = "--hotfix-branch",
            paramLabel = "PREFIX",
            description =
                    "Deployments of branches that begin so are hotfixes, such as hotfix/; reads all runs of Pipelines.")
    private String hotfixes;

    boolean isWanted() {
        return source.isWanted();
    }

    /** @throws WrongUsage when something was said that only Bitbucket has */
    void requireUnused() {
        if (!repositories.isEmpty()) {
            throw new WrongUsage("--repo is of --from bitbucket: add it");
        }
    }

    /** @return the exit code */
    int run(Recorder recorder, Console console) {
        if (repositories.isEmpty()) {
            throw new WrongUsage("--from bitbucket needs --repo OWNER/NAME");
        }
        if (service != null && repositories.size() > 1) {
            throw new WrongUsage("--service is for one --repo: import each by itself");
        }
        var all = new LinkedHashMap<String, Counted>();
        try (var ledger = recorder.open()) {
            for (var repository : repositories) {
                var name = repository.startsWith(BitbucketSource.PREFIX)
                        ? repository.substring(BitbucketSource.PREFIX.length())
                        : repository;
                try (var bitbucket = source.open(name, console.err())) {
                    var wanted = wanted(bitbucket.address().name(), recorder.environment());
                    var counted = new RepositoryImport(bitbucket, ledger, wanted, console.err()::println).run();
                    all.put(name, counted);
                    tell(name, counted, console);
                } catch (BitbucketUnavailable unavailable) {
                    throw new BitbucketUnavailable(
                            unavailable.getMessage() + "; what was read is kept: the same command again goes on there",
                            unavailable,
                            unavailable.notBefore().orElse(null));
                }
            }
            if (console.json()) {
                console.out().println(JsonText.of(json(all)));
            } else {
                console.out().printf("in ledger %s%n", ledger.address());
            }
        }
        return ExitCode.DONE.number();
    }

    private Wanted wanted(String name, EnvironmentOption environment) {
        return new Wanted(
                Optional.ofNullable(service).orElse(name),
                environment.names(),
                Optional.ofNullable(since).map(text -> Times.dayOrTime(text, ZoneOffset.UTC)),
                Optional.ofNullable(until).map(text -> Times.dayOrTime(text, ZoneOffset.UTC)),
                revision,
                Optional.ofNullable(hotfixes),
                source.byPullRequest());
    }

    private static void tell(String name, Counted counted, Console console) {
        console.say("%s: deployments: %d read, %d new; commits: %d read, %d new"
                .formatted(
                        name,
                        counted.deployments(),
                        counted.freshDeployments(),
                        counted.commits(),
                        counted.freshCommits()));
        counted.notes().forEach(note -> console.say("  " + note));
    }

    private static Map<String, Object> json(Map<String, Counted> all) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("exit", ExitCode.DONE.number());
        answer.put(
                "read",
                all.values().stream()
                        .mapToInt(one -> one.deployments() + one.commits())
                        .sum());
        answer.put(
                "new",
                all.values().stream()
                        .mapToInt(one -> one.freshDeployments() + one.freshCommits())
                        .sum());
        answer.put("repositories", all);
        return answer;
    }
}
