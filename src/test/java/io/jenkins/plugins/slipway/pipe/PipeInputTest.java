package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.jenkins.plugins.slipway.pipe.Action.Start;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environment variables as one valid input, or as one message with every fault. */
class PipeInputTest {
    private static final String SPEC = "examples/checkout/slipway.yaml";
    private static final String COMMIT = "3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3";

    @TempDir
    private Path folder;

    @Test
    void shouldTakeWhatBitbucketKnowsOfTheStep() {
        var input = read(Map.of("ACTION", "deliver", "SPEC", SPEC, "LEDGER", "jdbc:postgresql://db/slipway"));

        assertThat(input.arguments())
                .containsExactly(
                        "deliver",
                        SPEC,
                        "--environment",
                        "production",
                        "--when-stopped",
                        "keep",
                        "--release-version",
                        "3f2a91c0d4e5",
                        "--commit",
                        COMMIT,
                        "--ledger",
                        "jdbc:postgresql://db/slipway",
                        "--once",
                        "bitbucket:acme/checkout:" + SPEC + " production deliver 3f2a91c0d4e5",
                        "--bitbucket",
                        "pipe:acme/checkout",
                        "--bitbucket-commit",
                        COMMIT,
                        "--bitbucket-link",
                        "https://bitbucket.org/acme/checkout/pipelines/results/71/steps/%7Bstep-1%7D");
        assertThat(input.repository()).contains("bitbucket:acme/checkout");
    }

    @Test
    void shouldKeepAStoppedOperationOnlyWhereOthersCanGoOnWithIt() {
        var given = Map.of("ACTION", "deliver", "SPEC", SPEC, "LEDGER", folder + "/ledger");

        assertThat(read(given).arguments()).containsSequence("--when-stopped", "take-back");
        assertThat(read(with(given, "WHEN_STOPPED", "KEEP")).arguments()).containsSequence("--when-stopped", "keep");
    }

    @Test
    void shouldNotShowARehearsalInBitbucketUnlessThatIsWished() {
        var given = Map.of("ACTION", "deliver", "SPEC", SPEC, "ENDPOINT_URL", "http://127.0.0.1:4566");

        assertThat(read(given).arguments()).doesNotContain("--bitbucket");
        assertThat(read(with(given, "SHOW_IN_BITBUCKET", "true")).arguments()).contains("--bitbucket");
    }

    @Test
    void shouldHaveOneIdentityForTheSameReleaseAndOthersForOthers() {
        var given = Map.of("ACTION", "deploy-fleet", "SPEC", SPEC);

        assertThat(key(given))
                .isEqualTo(key(with(given, "BITBUCKET_STEP_UUID", "{step-2}")))
                .isEqualTo(key(with(given, "BITBUCKET_PIPELINE_UUID", "{run-2}")))
                .isNotEqualTo(key(with(given, "VERSION", "1.4.3")))
                .isNotEqualTo(key(with(given, "ENVIRONMENT", "staging")))
                .isNotEqualTo(key(with(given, "IMAGE", "ami-0c81972e284bfd7f7")))
                .isNotEqualTo(key(with(given, "ACTION", "deliver")))
                .isNotEqualTo(key(with(given, "SPEC", "examples/minimal/slipway.yaml")))
                .isNotEqualTo(key(with(given, "BITBUCKET_REPO_FULL_NAME", "acme/other")));
        assertThat(key(with(given, "ACTION", "rollback")))
                .isNotEqualTo(key(with(with(given, "ACTION", "rollback"), "BITBUCKET_PIPELINE_UUID", "{run-2}")));
        assertThat(key(with(given, "VERSION", "v".repeat(100))))
                .hasSizeLessThanOrEqualTo(200)
                .isNotEqualTo(key(with(given, "VERSION", "v".repeat(99) + "w")));
    }

    @Test
    void shouldTakeEachRollbackFromAShellForAnotherOne() {
        var shell = Surroundings.of(Map.of("ACTION", "rollback", "SPEC", SPEC, "LEDGER", folder + "/ledger"));
        var one = PipeInput.read(shell);
        var other = PipeInput.read(shell);

        assertThat(one.key((Start) one.action()))
                .isEqualTo(one.key((Start) one.action()))
                .isNotEqualTo(other.key((Start) other.action()));
    }

    @Test
    void shouldTakeInputsOfGitHub() {
        var input = PipeInput.read(Surroundings.of(Map.ofEntries(
                Map.entry("GITHUB_ACTIONS", "true"),
                Map.entry("GITHUB_REPOSITORY", "acme/checkout"),
                Map.entry("GITHUB_SHA", COMMIT),
                Map.entry("GITHUB_REF_NAME", "v1.4.2"),
                Map.entry("GITHUB_REF_TYPE", "tag"),
                Map.entry("GITHUB_RUN_ID", "99"),
                Map.entry("INPUT_ACTION", "deliver"),
                Map.entry("INPUT_WHEN-STOPPED", "take-back"),
                Map.entry("INPUT_ENVIRONMENT", ""),
                Map.entry("INPUT_SPEC", SPEC),
                Map.entry("LEDGER", folder.toString() + "/ledger"))));

        assertThat(input.arguments()).contains("v1.4.2", "take-back", COMMIT).doesNotContain("--environment");
        assertThat(input.where().link()).contains("https://github.com/acme/checkout/actions/runs/99");
        assertThat(input.repository()).contains("github:acme/checkout");
    }

    @Test
    void shouldRecordADeploymentUnderTheIdOfItsStep() {
        var given = Map.of(
                "ACTION",
                "record-deployment",
                "SERVICE",
                "checkout",
                "BITBUCKET_EXIT_CODE",
                "3",
                "REGIONS_COUNT",
                "2",
                "REGIONS_0",
                "eu-central-1",
                "REGIONS_1",
                "us-east-1",
                "KIND",
                "hotfix",
                "UNPLANNED",
                "TRUE");

        assertThat(read(given).arguments())
                .startsWith("dora", "record", "deployment", "--id", "step-1:production", "--environment", "production")
                .containsSequence("--status", "FAILURE")
                .containsSequence("--repo", "bitbucket:acme/checkout")
                .containsSequence("--kind", "HOTFIX", "--unplanned")
                .containsSequence("--region", "eu-central-1", "--region", "us-east-1");
        assertThat(read(with(given, "STATUS", "in-progress")).arguments()).containsSequence("--status", "IN_PROGRESS");
    }

    @Test
    void shouldRecordAnIncidentThatBeginsNowUnlessATimeIsGiven() {
        var given = Map.of("ACTION", "record-incident", "SERVICE", "checkout", "INCIDENT_ID", "INC-9");

        assertThat(read(given).arguments()).containsSequence("--opened-at", "now");
        assertThat(read(with(given, "RESOLVED_AT", "2026-11-22T16:45:01+01:00")).arguments())
                .containsSequence("--resolved-at", "2026-11-22T16:45:01+01:00")
                .doesNotContain("--opened-at");
    }

    @Test
    void shouldReportOfALedgerThatOthersWriteToo() {
        var given = Map.of("ACTION", "report", "LEDGER", folder + "/ledger", "TIMEZONE", "Europe/Berlin");

        assertThat(read(given).arguments())
                .startsWith("report", "--out", "slipway-report", "--force")
                .containsSequence("--timezone", "Europe/Berlin");
        assertThat(faults(with(given, "LEDGER", ""))).contains("LEDGER is missing, and a ledger of this step alone");
    }

    /** One fault a line: the action, the variable that is added, its value, what the message says of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deliver | ACTION | '' | ACTION is missing; expected: one of build-ami, deploy-fleet, canary
            deliver | ACTION | delivr | ACTION is 'delivr'; expected: one of
            deliver | ACTION | canary, deliver | ACTION is 'canary, deliver'; expected: one action for each step
            deliver | SPEC | nowhere.yaml | SPEC is 'nowhere.yaml', which is not there (looked in
            deliver | SPEC | examples | SPEC is 'examples', which is a folder
            deliver | SPEC | a\u0000b | SPEC is
            deliver | ENVIRONMENT | staging, production | ENVIRONMENT is 'staging, production'; expected: the name of one
            deliver | COMMIT | HEAD | COMMIT is 'HEAD'; expected: the id of a commit
            deliver | BITBUCKET_COMMIT | '' | VERSION is missing; expected: the release's version
            deliver | IMAGE | ami-0c81972e284bfd7f7 | IMAGE is given, but only canary and deploy-fleet take an image
            deliver | WAVE | eu | WAVE is given, but only rollback chooses waves
            canary | IMAGE | latest | IMAGE is 'latest'; expected: the id of an image
            build-ami | FROM_IMAGE | x | FROM_IMAGE is 'x'; expected: the id of an image
            canary | FROM_IMAGE | ami-0c81972e284bfd7f7 | FROM_IMAGE is given, but only build-ami
            rollback | LAST | 0 | LAST is 0; expected: a whole number from 1
            rollback | LAST | two | LAST is 'two'; expected: a whole number from 1
            deliver | LEDGER | jdbc:mysql://db/x | LEDGER cannot be used: ledger jdbc:mysql:…: write a path
            deliver | CONNECTIONS | none.yaml | CONNECTIONS is 'none.yaml', which is not there
            deliver | ENDPOINT_URL | nowhere | ENDPOINT_URL is no address; expected: a URL
            deliver | EVENTS_FILE | /dev/null | EVENTS_FILE is '/dev/null', which is no file
            deliver | EVENTS_FILE | /proc/none/events | EVENTS_FILE is '/proc/none/events', where this user cannot write
            deliver | WAIT | yes | WAIT is 'yes'; expected: one of true, false
            deliver | DEBUG | 1 | DEBUG is '1'; expected: one of true, false
            deliver | SHOW_IN_BITBUCKET | no | SHOW_IN_BITBUCKET is 'no'; expected: one of true, false
            deliver | WHEN_STOPPED | abort | WHEN_STOPPED is 'abort'; expected: one of keep, take-back
            deliver | WHEN_SIGN_IN_ENDS | later | WHEN_SIGN_IN_ENDS is 'later'; expected: one of hand-over, stop
            deliver | AWS_ROLE_ARN | admin | AWS_ROLE_ARN is 'admin'; expected: the ARN of a role
            deliver | AWS_ROLE_ARN | arn:aws:iam::111122223333:role/x | AWS_ROLE_ARN is given, but no token to sign in with; expected: 'oidc: true'
            deliver | AWS_REGION | Frankfurt | AWS_REGION is 'Frankfurt'; expected: a region
            deliver | BITBUCKET_EMAIL | a@b.c | BITBUCKET_API_TOKEN is missing beside BITBUCKET_EMAIL
            deliver | BITBUCKET_OAUTH_SECRET | geheim | BITBUCKET_OAUTH_KEY is missing beside BITBUCKET_OAUTH_SECRET
            deliver | BITBUCKET_URL | bitbucket | BITBUCKET_URL is no address
            deliver | BITBUCKET_URL | http://bitbucket.corp | BITBUCKET_URL is no address that a token may go to; expected: https
            record-deployment | SERVICE | '' | SERVICE is missing; expected: the service's name
            record-deployment | BITBUCKET_DEPLOYMENT_ENVIRONMENT | '' | ENVIRONMENT is missing; expected: where it went
            record-deployment | BITBUCKET_STEP_UUID | '' | DEPLOYMENT_ID is missing; expected: the deployment's id
            record-deployment | DEPLOYMENT_ID | two words | DEPLOYMENT_ID is 'two words'
            record-deployment | STATUS | fine | STATUS is 'fine'; expected: one of IN_PROGRESS, SUCCESS, FAILURE, ABORTED
            record-deployment | KIND | big | KIND is 'big'; expected: one of DEPLOY, ROLLBACK, HOTFIX
            record-deployment | STARTED_AT | yesterday | STARTED_AT is 'yesterday'; expected: a time such as
            record-deployment | REGIONS_COUNT | many | REGIONS_COUNT is 'many'; expected: a whole number from 0 to 100
            record-deployment | REGIONS_COUNT | 1 | REGIONS_0 is missing; expected: a region
            record-deployment | REGIONS_0 | eu-central-1 | REGIONS_COUNT is missing, but REGIONS_0 is there
            record-deployment | REGIONS | eu-central-1,europe | REGIONS has 'europe'; expected: a region
            record-incident | INCIDENT_ID | '' | INCIDENT_ID is missing; expected: the incident's id
            record-incident | CAUSE | weather | CAUSE is 'weather'; expected: one of CHANGE, EXTERNAL
            record-incident | RESOLVED_AT | soon | RESOLVED_AT is 'soon'; expected: a time
            """)
    void shouldNameWhatIsMissingOrWrong(String action, String name, String value, String said) {
        var given = Map.of("ACTION", action, "SPEC", SPEC, "SERVICE", "checkout", "INCIDENT_ID", "INC-9");
        var right = action.equals("record-deployment") ? with(given, "SPEC", "") : given;
        assertThat(read(right)).as("right without it").isNotNull();

        assertThat(faults(with(with(right, "AWS_REGION", "eu-central-1"), name, value)))
                .contains("1 variable is missing or wrong; nothing was done:")
                .contains("  " + said);
    }

    @Test
    void shouldSayEveryFaultAtOnceAndWhatMayBeMistyped() {
        var step = Step.run(Map.of(
                "VERSON",
                "1.4.2",
                "WHEN_STOPED",
                "keep",
                "WAIT",
                "perhaps",
                "ACTION",
                "canary",
                "IMAGE",
                "new",
                "LEDGER",
                "jdbc:postgresql://ann:s3cret-word@db/slipway"));

        assertThat(step.exit()).isEqualTo(2);
        assertThat(step.out())
                .startsWith("✖ 5 variables are missing or wrong; nothing was done:")
                .contains("SPEC is 'slipway.yaml', which is not there", "VERSION is missing", "IMAGE is 'new'")
                .contains("WAIT is 'perhaps'", "LEDGER cannot be used: ledger jdbc:postgresql://db/slipway")
                .contains("VERSON is not read: is VERSION meant?", "WHEN_STOPED is not read: is WHEN_STOPPED meant?")
                .doesNotContain("s3cret-word");
        assertThat(step.err()).isEmpty();
    }

    private PipeInput read(Map<String, String> given) {
        return PipeInput.read(Surroundings.of(step(given)));
    }

    private String key(Map<String, String> given) {
        var input = read(given);
        assertThat(input.action()).asInstanceOf(type(Start.class)).isNotNull();
        return input.key((Start) input.action());
    }

    private String faults(Map<String, String> given) {
        var message = new String[1];
        assertThatThrownBy(() -> read(given))
                .isInstanceOf(InvalidVariables.class)
                .satisfies(invalid -> message[0] = invalid.getMessage());
        return message[0];
    }

    /** Of Bitbucket Pipelines, with what it was given. */
    private Map<String, String> step(Map<String, String> given) {
        var step = new HashMap<>(Map.of(
                "BITBUCKET_BUILD_NUMBER", "71",
                "BITBUCKET_REPO_FULL_NAME", "acme/checkout",
                "BITBUCKET_COMMIT", COMMIT,
                "BITBUCKET_STEP_UUID", "{step-1}",
                "BITBUCKET_PIPELINE_UUID", "{run-1}",
                "BITBUCKET_DEPLOYMENT_ENVIRONMENT", "production",
                "BITBUCKET_PIPE_STORAGE_DIR", folder.toString()));
        step.putAll(given);
        return step;
    }

    private static Map<String, String> with(Map<String, String> given, String name, String value) {
        var more = new HashMap<>(given);
        more.put(name, value);
        return more;
    }
}
