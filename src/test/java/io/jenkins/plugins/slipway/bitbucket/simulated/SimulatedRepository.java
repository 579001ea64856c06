package io.jenkins.plugins.slipway.bitbucket.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is in the simulated repository: what a test puts there to be read, and what was written. */
public final class SimulatedRepository {
    final String owner;
    final String name;
    private final Map<String, RepositoryCommit> commits = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, String> branches = new LinkedHashMap<>();
    /** By commit and key, as they were sent. */
    private final Map<String, Map<String, JsonNode>> statuses = new ConcurrentHashMap<>();

    private final Map<String, Map<String, JsonNode>> reports = new ConcurrentHashMap<>();
    private final Map<String, Map<String, JsonNode>> annotations = new ConcurrentHashMap<>();
    private final Map<String, Map<String, JsonNode>> writtenDeployments = new ConcurrentHashMap<>();
    final Map<Long, PullRequest> pullRequests = new LinkedHashMap<>();
    final Map<Long, List<String>> commitsOf = new LinkedHashMap<>();
    final Set<String> indexing = ConcurrentHashMap.newKeySet();
    final List<RepositoryDeployment> deployments = new ArrayList<>();
    final List<DeploymentEnvironment> environments = new ArrayList<>();
    final List<PipelineRun> pipelines = new ArrayList<>();
    private final Map<Between, List<RepositoryCommit>> found = new ConcurrentHashMap<>();
    volatile boolean isIndexed = true;

    SimulatedRepository(String owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    public SimulatedRepository add(RepositoryCommit commit) {
        places.put(commit.id(), commits.size());
        commits.put(commit.id(), commit);
        return this;
    }

    public SimulatedRepository branch(String branch, String commit) {
        branches.put(branch, commit);
        return this;
    }

    /** A merged or open one, and the commits it had, the newest first. */
    public SimulatedRepository add(PullRequest pullRequest, List<String> itsCommits) {
        pullRequests.put(pullRequest.id(), pullRequest);
        commitsOf.put(pullRequest.id(), itsCommits);
        return this;
    }

    public SimulatedRepository add(DeploymentEnvironment environment) {
        environments.add(environment);
        return this;
    }

    public SimulatedRepository add(RepositoryDeployment deployment) {
        deployments.add(deployment);
        return this;
    }

    /** Before all others, as Bitbucket sorts them. */
    public SimulatedRepository addNewest(RepositoryDeployment deployment) {
        deployments.add(0, deployment);
        return this;
    }

    public SimulatedRepository add(PipelineRun run) {
        pipelines.add(run);
        return this;
    }

    /** Its pull requests are not known yet: 202. */
    public void index(String commit) {
        indexing.add(commit);
    }

    /** Cloud: nobody ever asked for pull requests of commits. */
    public void withoutIndex() {
        isIndexed = false;
    }

    /** As after a forced push and a clean-up. */
    public void vanish(String commit) {
        commits.remove(commit);
    }

    /** By key, in the form of this kind of Bitbucket. */
    public Map<String, JsonNode> statuses(String commit) {
        return statuses.computeIfAbsent(commit, any -> new LinkedHashMap<>());
    }

    /** By key. */
    public Map<String, JsonNode> reports(String commit) {
        return reports.computeIfAbsent(commit, any -> new LinkedHashMap<>());
    }

    /** By external id. */
    public Map<String, JsonNode> annotations(String commit, String report) {
        return annotations.computeIfAbsent(commit + "/" + report, any -> new LinkedHashMap<>());
    }

    /** Data Center: by key, environment and number, with slashes between. */
    public Map<String, JsonNode> writtenDeployments(String commit) {
        return writtenDeployments.computeIfAbsent(commit, any -> new LinkedHashMap<>());
    }

    Optional<RepositoryCommit> commit(String revision) {
        return Optional.ofNullable(commits.get(branches.getOrDefault(revision, revision)));
    }

    private record Between(String include, Optional<String> exclude, int known) {}

    /** The newest first; the one that was added last is the newest. */
    List<RepositoryCommit> between(RepositoryCommit include, Optional<RepositoryCommit> exclude) {
        var what = new Between(include.id(), exclude.map(RepositoryCommit::id), commits.size());
        return found.computeIfAbsent(what, any -> find(include, exclude));
    }

    private List<RepositoryCommit> find(RepositoryCommit include, Optional<RepositoryCommit> exclude) {
        var without = exclude.map(this::reached).orElse(Set.of());
        return reached(include).stream()
                .filter(id -> !without.contains(id))
                .sorted(Comparator.comparing(places::get).reversed())
                .map(commits::get)
                .toList();
    }

    private Set<String> reached(RepositoryCommit from) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<String>(List.of(from.id()));
        while (!open.isEmpty()) {
            var next = commits.get(open.pop());
            if (next != null && reached.add(next.id())) {
                open.addAll(next.parents());
            }
        }
        return reached;
    }

    List<PullRequest> pullRequestsOf(String commit) {
        return pullRequests.values().stream()
                .filter(request -> commitsOf.get(request.id()).contains(commit)
                        || request.mergeCommit().filter(commit::equals).isPresent())
                .toList();
    }
}
