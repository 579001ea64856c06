package io.jenkins.plugins.slipway.pipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A step of Bitbucket Pipelines. */
record BitbucketPipelines(Variables variables) implements Surroundings {
    @Override
    public String name() {
        return "Bitbucket Pipelines";
    }

    @Override
    public Optional<String> repository() {
        return fullName().map(name -> "bitbucket:" + name);
    }

    @Override
    public Optional<String> commit() {
        return variables.text("BITBUCKET_COMMIT");
    }

    @Override
    public Optional<String> tag() {
        return variables.text("BITBUCKET_TAG");
    }

    @Override
    public Optional<String> environment() {
        return variables.text("BITBUCKET_DEPLOYMENT_ENVIRONMENT");
    }

    @Override
    public Optional<String> step() {
        return bare("BITBUCKET_STEP_UUID");
    }

    @Override
    public Optional<String> run() {
        return bare("BITBUCKET_PIPELINE_UUID");
    }

    @Override
    public Optional<String> link() {
        return fullName()
                .flatMap(name -> variables
                        .text("BITBUCKET_BUILD_NUMBER")
                        .map(number -> "https://bitbucket.org/%s/pipelines/results/%s%s"
                                .formatted(
                                        name,
                                        number,
                                        step().map(step -> "/steps/%7B" + step + "%7D")
                                                .orElse(""))));
    }

    @Override
    public Optional<Integer> exitOfScript() {
        return variables
                .text("BITBUCKET_EXIT_CODE")
                .filter(code -> code.matches("[0-9]{1,3}"))
                .map(Integer::valueOf);
    }

    @Override
    public Optional<Path> outputs() {
        return variables.text("BITBUCKET_PIPELINES_VARIABLES_PATH").map(Path::of);
    }

    @Override
    public Path clone() {
        return Path.of(variables.text("BITBUCKET_CLONE_DIR").orElse(""));
    }

    @Override
    public String deepClone() {
        return "'clone: depth: full' in bitbucket-pipelines.yml";
    }

    @Override
    public String tokenSource() {
        return "'oidc: true' in the step, which makes BITBUCKET_STEP_OIDC_TOKEN";
    }

    @Override
    public List<Path> storage() {
        return Stream.concat(
                        variables.text("BITBUCKET_PIPE_STORAGE_DIR").map(Path::of).stream(),
                        Stream.of(clone().resolve(".slipway")))
                .toList();
    }

    private Optional<String> fullName() {
        return variables.text("BITBUCKET_REPO_FULL_NAME");
    }

    /** Bitbucket writes ids in braces. */
    private Optional<String> bare(String name) {
        return variables.text(name).map(id -> id.replaceAll("[{}]", ""));
    }
}
