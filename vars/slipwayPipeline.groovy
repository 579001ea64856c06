/** Everything from a checkout to a watched fleet: a Jenkinsfile of two lines. Every parameter: slipwayPipeline.txt. */
def call(Map given = [:]) {
    def my = slipwayParameters('slipwayPipeline', [agent: '', config: 'slipway.yaml', environment: '', version: '', staging: '',
        wait: false, canary: true, approval: '', approvers: '', approvalHours: 24, watch: {}, notify: {}], given)
    def news = [result: 'FAILURE', version: my.version ?: env.TAG_NAME ?: env.BUILD_NUMBER, environment: my.environment, url: env.BUILD_URL]
    try {
        def text = ''
        node(my.agent) { // given back before anything waits for a canary, a person or a fleet
            def commit = ''
            stage('Validate') {
                commit = checkout(scm).GIT_COMMIT ?: ''
                if (!fileExists(my.config)) {
                    error "slipwayPipeline: there is no '${my.config}' in what was checked out: say config: 'path/of/slipway.yaml'"
                }
                text = readFile my.config
            }
            news.image = slipwayImage(config: my.config, environment: my.environment, version: news.version, commit: commit, wait: my.wait)
        }
        slipwayDeliver(given.subMap(['environment', 'wait', 'staging', 'canary', 'approval', 'approvers', 'approvalHours', 'watch'])
            + [image: news.image, spec: text, version: news.version])
        news.result = 'SUCCESS'
    } catch (InterruptedException stopped) {
        news += [result: 'ABORTED', reason: 'aborted, declined or out of time']
        throw stopped
    } catch (Exception failure) {
        news.reason = failure.message ?: "${failure}"
        throw failure
    } finally {
        catchError(buildResult: 'SUCCESS', stageResult: 'UNSTABLE', message: 'notify has failed') { my.notify.call(news) }
    }
}
