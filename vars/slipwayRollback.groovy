/** Takes an environment back to what it ran before. Every parameter: slipwayRollback.txt. */
def call(Map given = [:]) {
    def my = slipwayParameters('slipwayRollback',
        [agent: '', config: 'slipway.yaml', spec: '', environment: '', wave: '', last: 0, wait: false, bitbucket: ''], given)
    def text = my.spec
    if (!text) {
        node(my.agent) {
            checkout scm
            text = readFile my.config
        }
    }
    stage('Rollback') {
        rollback([spec: text, environment: my.environment, wave: my.wave, last: my.last, wait: my.wait, bitbucket: my.bitbucket].findAll { it.value })
    }
}
