import io.jenkins.plugins.slipway.jenkins.library.PipelineScript

/**
 * Steps with a block, and Declarative's sections as far as the examples use them: each announces itself and runs its block
 * in the same continuation, so a restart in the middle carries it along.
 */
abstract class BlockSteps extends PipelineScript {
    def stage(String name, Closure body) {
        announce "stage ${name}"
        body()
    }

    def node(String label = '', Closure body) {
        announce "node ${label}"
        def value = body()
        announce 'node left'
        value
    }

    def timeout(Map limit, Closure body) {
        announce "timeout ${limit.time} ${limit.unit}"
        body()
    }

    def catchError(Map how, Closure body) {
        try {
            body()
        } catch (Exception failure) {
            announce "caught ${how.buildResult} ${how.message}: ${failure.message}"
        }
    }

    def dir(String path, Closure body) {
        announce "dir ${path}"
        body()
    }

    def parallel(Map branches) {
        for (name in branches.keySet().toList()) {
            announce "branch ${name}"
            branches[name]()
        }
    }

    def pipeline(Closure body) { body() }

    def agent(String label) { announce "agent ${label}" }

    def agent(Closure body) { body() }

    def label(String name) { announce "label ${name}" }

    def stages(Closure body) { body() }

    def steps(Closure body) { body() }

    def script(Closure body) { body() }
}
