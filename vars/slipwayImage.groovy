/** Bakes the golden image of what is checked out here, and returns it. Every parameter: slipwayImage.txt. */
def call(Map given = [:]) {
    def my = slipwayParameters('slipwayImage',
        [config: 'slipway.yaml', environment: '', version: '', commit: '', fromImage: '', wait: false, bitbucket: ''], given)
    def release = my + [
        version: my.version ?: env.TAG_NAME ?: env.BUILD_NUMBER,
        commit: my.commit ?: env.GIT_COMMIT,
    ]
    def image = [:]
    stage('Image') {
        image = buildAmi(release.findAll { it.value })
    }
    return release.commit ? image + [commit: release.commit] : image
}
