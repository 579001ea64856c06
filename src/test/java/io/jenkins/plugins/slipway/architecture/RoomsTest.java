package io.jenkins.plugins.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.stream.Stream;

/** Which room may know which; the table is in docs/architecture.md. */
@AnalyzeClasses(packages = "io.jenkins.plugins.slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "io.jenkins.plugins.slipway";

    @ArchTest
    static final ArchRule noCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyCloudAwsAndWireKnowTheSdk = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".cloud.aws..", ROOT + ".rehearsal.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule wireKnowsOnlyTheSdksHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + ".rehearsal.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.services..", "software.amazon.awssdk.awscore..");

    @ArchTest
    static final ArchRule onlyCliPrints = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    /** It finds no driver of a plugin: its loader is not the caller's. */
    @ArchTest
    static final ArchRule databasesAreReachedByDataSources =
            noClasses().should().dependOnClassesThat().areAssignableTo(DriverManager.class);

    /** An effect that fails must end the verb: only the runner may see it, or replay and undo would differ from the first run. */
    @ArchTest
    static final ArchRule verbsCatchNothing = noCodeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    Stream.of("ami", "fleet", "canary", "rollback", "deliver", "change", "traffic", "gate", "estate")
                            .map(room -> ROOT + "." + room + "..")
                            .toArray(String[]::new))
            .should(new ArchCondition<>("catch or finally") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                    unit.getTryCatchBlocks()
                            .forEach(block -> events.add(SimpleConditionEvent.satisfied(unit, block.toString())));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheJenkinsRoomKnowsJenkins = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".jenkins..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hudson..",
                    "jenkins..",
                    "org.jenkinsci..",
                    "org.kohsuke..",
                    "com.cloudbees..",
                    "net.sf.json..",
                    "jakarta.servlet..",
                    "org.springframework..",
                    "com.google.common..",
                    "org.jvnet..");

    @ArchTest
    static final ArchRule jenkinsKnowsWhatComesWithThePlugin = noClasses()
            .that()
            .resideInAPackage(ROOT + ".jenkins..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".cli..", ROOT + ".pipe..", ROOT + ".trial..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_known_by_cloud = knowsOnly("cloud");

    @ArchTest
    static final ArchRule nothing_known_by_operation = knowsOnly("operation");

    @ArchTest
    static final ArchRule nothing_known_by_spec = knowsOnly("spec");

    @ArchTest
    static final ArchRule nothing_known_by_judge = knowsOnly("judge");

    @ArchTest
    static final ArchRule nothing_known_by_dora = knowsOnly("dora");

    @ArchTest
    static final ArchRule gitKnows = knowsOnly("git", "dora");

    @ArchTest
    static final ArchRule onlyGitKnowsJGit = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".git..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jgit..");

    @ArchTest
    static final ArchRule bitbucketKnows =
            knowsOnly("bitbucket", "dora", "ledger", "notify", "operation", "release", "report", "spec", "story");

    @ArchTest
    static final ArchRule onlyBitbucketKnowsFeign = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".bitbucket..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("feign..");

    @ArchTest
    static final ArchRule releaseKnows = knowsOnly("release", "operation");

    @ArchTest
    static final ArchRule trafficKnows = knowsOnly("traffic", "cloud", "operation");

    @ArchTest
    static final ArchRule notifyKnows = knowsOnly("notify", "operation", "spec");

    @ArchTest
    static final ArchRule gateKnows = knowsOnly("gate", "cloud", "operation", "spec");

    @ArchTest
    static final ArchRule changeKnows = knowsOnly("change", "cloud", "operation", "release", "traffic");

    @ArchTest
    static final ArchRule estateKnows = knowsOnly("estate", "spec", "cloud", "operation", "gate");

    @ArchTest
    static final ArchRule amiKnows = verb("ami");

    @ArchTest
    static final ArchRule fleetKnows = verb("fleet");

    @ArchTest
    static final ArchRule canaryKnows = verb("canary");

    @ArchTest
    static final ArchRule rollbackKnows = verb("rollback");

    @ArchTest
    static final ArchRule deliverKnows = knowsOnly(
            "deliver",
            "ami",
            "fleet",
            "canary",
            "rollback",
            "change",
            "spec",
            "cloud",
            "operation",
            "release",
            "traffic",
            "gate",
            "judge",
            "estate");

    @ArchTest
    static final ArchRule ledgerKnows = knowsOnly("ledger", "operation", "release", "dora");

    @ArchTest
    static final ArchRule incidentKnows = knowsOnly("incident", "dora", "ledger", "notify");

    @ArchTest
    static final ArchRule storyKnows = knowsOnly("story", "ledger", "operation", "release", "spec");

    @ArchTest
    static final ArchRule goalKnows = knowsOnly("goal", "dora", "spec", "story");

    @ArchTest
    static final ArchRule reportKnows =
            knowsOnly("report", "dora", "goal", "judge", "ledger", "operation", "release", "spec", "story");

    @ArchTest
    static final ArchRule trialKnows = knowsOnly(
            "trial", "assembly", "cloud", "deliver", "dora", "ledger", "operation", "rehearsal", "release", "spec");

    @ArchTest
    static final ArchRule rehearsalKnows = knowsOnly("rehearsal");

    private static ArchRule verb(String room) {
        return knowsOnly(room, "spec", "cloud", "operation", "release", "traffic", "gate", "judge", "change", "estate");
    }

    private static ArchRule knowsOnly(String room, String... known) {
        var allowed = Stream.concat(Stream.of(room), Arrays.stream(known))
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.and(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(ROOT + ".."),
                        com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .as("room '" + room + "' knows only itself and " + Arrays.toString(known));
    }
}
