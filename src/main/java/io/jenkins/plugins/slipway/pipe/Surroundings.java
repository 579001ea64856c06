package io.jenkins.plugins.slipway.pipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a step runs, and what that place says about it; it may say nothing. */
sealed interface Surroundings permits BitbucketPipelines, GitHubActions, PlainShell {
    /** By the variables that each place sets. */
    static Surroundings of(Map<String, String> environment) {
        var variables = new Variables(environment);
        if (variables.text("BITBUCKET_BUILD_NUMBER").isPresent()
                || variables.text("BITBUCKET_REPO_FULL_NAME").isPresent()) {
            return new BitbucketPipelines(variables);
        }
        return variables.text("GITHUB_ACTIONS").filter("true"::equals).isPresent()
                ? new GitHubActions(variables)
                : new PlainShell(variables);
    }

    /** For people. */
    String name();

    Variables variables();

    /** What a step was given under one of our names, by whichever way its place hands it over. */
    default Optional<String> given(String name) {
        return variables().text(name);
    }

    /** {@code bitbucket:acme/checkout}. */
    default Optional<String> repository() {
        return Optional.empty();
    }

    default Optional<String> commit() {
        return Optional.empty();
    }

    default Optional<String> tag() {
        return Optional.empty();
    }

    /** What the place calls the environment that the step deploys to. */
    default Optional<String> environment() {
        return Optional.empty();
    }

    /** Unlike that of any other step, also of the same step when it is run again. */
    default Optional<String> step() {
        return Optional.empty();
    }

    /** The same for all steps of a run, and when one of them is run again. */
    default Optional<String> run() {
        return Optional.empty();
    }

    /** Where people see the step. */
    default Optional<String> link() {
        return Optional.empty();
    }

    /** What the step's script ended with; only known in what runs after it. */
    default Optional<Integer> exitOfScript() {
        return Optional.empty();
    }

    /** Where outputs are appended, one {@code KEY=VALUE} a line. */
    default Optional<Path> outputs() {
        return Optional.empty();
    }

    /** The clone of the repository. */
    Path clone();

    /** How a clone gets its whole history. */
    String deepClone();

    /** How a step gets a token to sign in to AWS with. */
    default String tokenSource() {
        return "AWS_WEB_IDENTITY_TOKEN_FILE, the path of a token";
    }

    /** Folders to keep something in, the best first. */
    List<Path> storage();
}
