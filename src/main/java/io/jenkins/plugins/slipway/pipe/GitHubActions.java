package io.jenkins.plugins.slipway.pipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of GitHub Actions; what it was given is in inputs, which may be written with dashes. GitHub tells no step its environment.
 */
record GitHubActions(Variables variables) implements Surroundings {
    @Override
    public String name() {
        return "GitHub Actions";
    }

    @Override
    public Optional<String> given(String name) {
        return Stream.of("INPUT_" + name, "INPUT_" + name.replace('_', '-'), name)
                .flatMap(one -> variables.text(one).stream())
                .findFirst();
    }

    @Override
    public Optional<String> repository() {
        return fullName().map(name -> "github:" + name);
    }

    @Override
    public Optional<String> commit() {
        return variables.text("GITHUB_SHA");
    }

    @Override
    public Optional<String> tag() {
        return variables
                .text("GITHUB_REF_NAME")
                .filter(name ->
                        variables.text("GITHUB_REF_TYPE").filter("tag"::equals).isPresent());
    }

    @Override
    public Optional<String> step() {
        return run().map(run -> "%s-%s-%s"
                .formatted(
                        run,
                        variables.text("GITHUB_RUN_ATTEMPT").orElse("1"),
                        variables.text("GITHUB_JOB").orElse("job").toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<String> run() {
        return variables.text("GITHUB_RUN_ID");
    }

    @Override
    public Optional<String> link() {
        return fullName()
                .flatMap(name -> run().map(run -> "%s/%s/actions/runs/%s"
                        .formatted(variables.text("GITHUB_SERVER_URL").orElse("https://github.com"), name, run)));
    }

    @Override
    public Optional<Path> outputs() {
        return variables.text("GITHUB_OUTPUT").map(Path::of);
    }

    @Override
    public Path clone() {
        return Path.of(variables.text("GITHUB_WORKSPACE").orElse(""));
    }

    @Override
    public String deepClone() {
        return "'fetch-depth: 0' of actions/checkout";
    }

    @Override
    public String tokenSource() {
        return "'permissions: id-token: write' in the job, and the token's path in AWS_WEB_IDENTITY_TOKEN_FILE";
    }

    @Override
    public List<Path> storage() {
        return Stream.concat(
                        Stream.of(clone().resolve(".slipway")), variables.text("RUNNER_TEMP").map(Path::of).stream())
                .toList();
    }

    private Optional<String> fullName() {
        return variables.text("GITHUB_REPOSITORY");
    }
}
