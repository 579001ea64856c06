package io.jenkins.plugins.slipway.jenkins.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.security.AccessControlled;
import hudson.util.FormValidation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

/** Anybody who may read anything can call a form's methods by their URL: they take POST, and ask for a permission first. */
@AnalyzeClasses(packages = "io.jenkins.plugins.slipway.jenkins", importOptions = ImportOption.DoNotIncludeTests.class)
class FormMethodsTest {
    private static final Set<String> ASKING =
            Set.of("hasPermission", "checkPermission", "hasAnyPermission", "checkAnyPermission");

    private static final DescribedPredicate<JavaMethod> OF_FORMS = DescribedPredicate.describe(
            "of forms", method -> method.getName().matches("do(Check|Fill|Test|AutoComplete)[A-Z].*"));

    @ArchTest
    static final ArchRule takePost = methods()
            .that(OF_FORMS)
            .should()
            .beAnnotatedWith(POST.class)
            .orShould()
            .beAnnotatedWith(RequirePOST.class);

    @ArchTest
    static final ArchRule askForAPermissionFirst = methods().that(OF_FORMS).should(condition("ask first", method -> {
        var calls = method.getMethodCallsFromSelf();
        var asked = calls.stream()
                .filter(call ->
                        ASKING.contains(call.getName()) && call.getTargetOwner().isAssignableTo(AccessControlled.class))
                .mapToInt(JavaAccess::getLineNumber)
                .min();
        return asked.isPresent()
                && calls.stream()
                        .filter(call -> !call.getTargetOwner().isEquivalentTo(Jenkins.class))
                        .noneMatch(call -> call.getLineNumber() < asked.getAsInt());
    }));

    /** Steps and folders are configured in an item, and what one may do there depends on it. */
    @ArchTest
    static final ArchRule knowTheirItem = methods()
            .that(OF_FORMS)
            .and(DescribedPredicate.describe(
                    "in items",
                    method -> method.getOwner().isAssignableTo(StepDescriptor.class)
                            || method.getOwner().isAssignableTo(AbstractFolderPropertyDescriptor.class)))
            .should(condition(
                    "take @AncestorInPath",
                    method -> method.getParameters().stream()
                            .anyMatch(parameter -> parameter.isAnnotatedWith(AncestorInPath.class))));

    @Test
    void shouldFindWhatForgetsThem() {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);

        for (var rule : List.of(takePost, askForAPermissionFirst, knowTheirItem)) {
            assertThat(rule.evaluate(careless).getFailureReport().getDetails()).hasSize(1);
        }
    }

    /** As nobody should write it. */
    abstract static class Careless extends AbstractFolderPropertyDescriptor {
        public FormValidation doCheckName(@QueryParameter String value) {
            value.strip();
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return null;
        }
    }

    private static ArchCondition<JavaMethod> condition(String words, Predicate<JavaMethod> holds) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!holds.test(method)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does not " + words));
                }
            }
        };
    }
}
