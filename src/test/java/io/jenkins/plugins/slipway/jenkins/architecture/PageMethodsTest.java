package io.jenkins.plugins.slipway.jenkins.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.slipway.jenkins.webhook.BitbucketEndpoint;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** What a page does it does by POST, what it only tells by GET, both after it has asked for the permission. */
@AnalyzeClasses(packages = "io.jenkins.plugins.slipway.jenkins", importOptions = ImportOption.DoNotIncludeTests.class)
class PageMethodsTest {
    private static final DescribedPredicate<JavaMethod> OF_PAGES = DescribedPredicate.describe(
            "of pages",
            method -> method.getName().matches("do[A-Z].*") && !method.getName().matches("do(Check|Fill|Test)[A-Z].*"));

    @ArchTest
    static final ArchRule takePost = methods()
            .that(OF_PAGES)
            .should()
            .beAnnotatedWith(POST.class)
            .orShould()
            .beAnnotatedWith(RequirePOST.class)
            .orShould()
            .beAnnotatedWith(GET.class);

    /** Reports change nothing: everything else that answers does something. */
    @ArchTest
    static final ArchRule readByGet = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("..jenkins.report..");

    /** Open to everybody, since whoever calls is no user of Jenkins: what is said counts by its signature (EventInbox). */
    private static final Set<String> SIGNED = Set.of(BitbucketEndpoint.class.getName());

    @ArchTest
    static final ArchRule nothingElseIsOpenToEverybody =
            classes().that().implement(UnprotectedRootAction.class).should().be(BitbucketEndpoint.class);

    @ArchTest
    static final ArchRule askForAPermissionBeforeAnythingElse = methods()
            .that(OF_PAGES)
            .and(DescribedPredicate.describe(
                    "of nobody whose words are signed",
                    method -> !SIGNED.contains(method.getOwner().getName())))
            .should(new ArchCondition<>("ask for a permission before anything else") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var asked = method.getMethodCallsFromSelf().stream()
                            .filter(call -> call.getName().equals("checkPermission"))
                            .mapToInt(call -> call.getLineNumber())
                            .min();
                    var isFirst = asked.isPresent()
                            && method.getMethodCallsFromSelf().stream()
                                    .noneMatch(call -> call.getLineNumber() < asked.getAsInt());
                    if (!isFirst) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does not ask first"));
                    }
                }
            });

    @Test
    void shouldFindWhatForgetsThem() {
        var careless = new ClassFileImporter().importClasses(Careless.class);

        for (var rule : List.of(takePost, askForAPermissionBeforeAnythingElse)) {
            assertThat(rule.evaluate(careless).getFailureReport().getDetails()).hasSize(1);
        }
    }

    /** As nobody should write it. */
    static class Careless {
        public void doAbort(String operation) {
            operation.strip();
        }
    }
}
