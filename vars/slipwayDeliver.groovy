/** Delivers an image: staging, canary, approval, fleet, watch. Every parameter: slipwayDeliver.txt. */
def call(Map given = [:]) {
    def my = slipwayParameters('slipwayDeliver', [image: null, config: 'slipway.yaml', spec: '', environment: '', version: '',
        commit: '', wait: false, bitbucket: '', staging: '', canary: true, approval: '', approvers: '', approvalHours: 24, watch: {}], given)
    def text = my.spec ?: readFile(my.config)
    def where = [spec: text, environment: my.environment, wait: my.wait, bitbucket: my.bitbucket].findAll { it.value }
    def release = where + [image: my.image, version: my.version, commit: my.commit].findAll { it.value }

    if (my.staging) {
        stage('Staging') { deployFleet(release + [environment: my.staging]) }
    }
    if (!my.canary) {
        echo 'No canary: the pipeline says so.'
    } else if (text.matches('(?s)(.*\n)?[^#\n]*canary["\']?\\s*:.*')) {
        stage('Canary') { canary release }
    } else {
        echo 'No canary: the spec has none.'
    }
    if (my.approval) {
        stage('Approval') {
            timeout(time: my.approvalHours, unit: 'HOURS') { input([message: my.approval] + (my.approvers ? [submitter: my.approvers] : [:])) }
        }
    }
    stage('Fleet') { deployFleet release }
    if (given.watch) {
        stage('Watch') {
            try {
                my.watch.call(release)
            } catch (Exception worse) { // an abort, too: nobody watches any more
                echo "The watch has ended with ${worse.message ?: worse}: the fleet goes back."
                catchError(buildResult: 'FAILURE', stageResult: 'FAILURE', message: 'The rollback has failed, too') { rollback where }
                throw worse
            }
        }
    }
}
