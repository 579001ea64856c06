package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.BuildWatcherExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whole pipelines in the sandbox of a Jenkins, against a rehearsal. */
@WithJenkins
class PipelineTest {
    @RegisterExtension
    static final BuildWatcherExtension LOGS = new BuildWatcherExtension();

    private JenkinsRule jenkins;
    private ServedRehearsal aws;

    @BeforeEach
    void connect(JenkinsRule rule) throws Exception {
        jenkins = rule;
        aws = new ServedRehearsal(120);
        Deliveries.connect(jenkins, aws.address());
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void shouldDeliverByAScriptThatReadsWhatTheStepsReturn() throws Exception {
        var job = Deliveries.job(jenkins, "scripted", """
                def image
                node {
                    writeFile file: 'delivery/slipway.yaml', text: SPEC
                    image = buildAmi config: 'delivery/slipway.yaml', version: '1.4.2', commit: '3f2a91c0de'
                }
                echo "baked ${image.image} as ${image.images['eu-central-1']} by ${image.parameter}"
                def tried = canary image: image, spec: SPEC
                for (one in tried.verdicts) {
                    echo "at ${one.percent}: ${one.verdict} after ${one.minutes}"
                }
                def deployed = deployFleet image: image.image, version: image.version, spec: SPEC
                def returned = rollback spec: SPEC
                if (returned.rollsBack != deployed.release) {
                    error "rolled back ${returned.rollsBack}"
                }
                echo "last: ${returned}"
                """);

        var run = jenkins.buildAndAssertSuccess(job);

        assertThat(JenkinsRule.getLog(run))
                .containsPattern("baked (ami-[0-9a-f]+) as \\1 by /")
                .containsPattern("at 25: PASS after [1-9]")
                .containsPattern("at 50: PASS after [1-9]")
                .contains("Plan: deploy-fleet checkout 1.4.2 in production")
                .contains("last: [operation:");
        assertThat(Deliveries.operations())
                .extracting(OperationRecord::verb)
                .containsExactly("rollback", "deploy-fleet", "canary", "build-ami");
        assertThat(Deliveries.operations())
                .allSatisfy(operation ->
                        assertThat(operation.outcome().orElseThrow().ending()).isEqualTo(Ending.DONE));
    }

    @Test
    void shouldDeliverDeclaratively() throws Exception {
        var job = Deliveries.job(jenkins, "declarative", """
                def spec = SPEC
                def image
                pipeline {
                    agent none
                    stages {
                        stage('Image') {
                            steps { script { image = buildAmi spec: spec } }
                        }
                        stage('Fleet') {
                            steps {
                                deployFleet image: image, spec: spec
                                recordIncident id: 'OPS-12', service: 'checkout', environment: 'production', openedAt: 'now'
                            }
                        }
                    }
                    post {
                        failure { rollback spec: spec }
                        success { echo "delivered ${image.version}" }
                    }
                }
                """);

        var run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("delivered 1", run);
        assertThat(Deliveries.operations())
                .extracting(OperationRecord::verb)
                .containsExactly("deploy-fleet", "build-ami");
    }
}
