package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** The forms of the steps, as the snippet generator shows them, and the Groovy that it writes. */
@WithJenkins
class StepFormsTest {
    private static final Map<String, String> WORDS = Map.of("spec", "version: 1\nservice: checkout");

    @Test
    void shouldKeepEveryParameterWhenTheFormIsSubmitted(JenkinsRule jenkins) throws Exception {
        var filled = values(parameter -> true);

        assertThat(submitted(jenkins, filled)).isEqualTo(filled);
    }

    @Test
    void shouldSetNothingWhenTheFormIsLeftEmpty(JenkinsRule jenkins) throws Exception {
        var bare = values(DescribableParameter::isRequired);

        assertThat(submitted(jenkins, bare)).isEqualTo(bare);
    }

    @Test
    void shouldWriteGroovyThatMeansTheSame(JenkinsRule jenkins) throws Exception {
        var rollback = new RollbackStep();
        assertThat(Snippetizer.object2Groovy(rollback)).isEqualTo("rollback()");
        rollback.setEnvironment("production");
        rollback.setLast(2);
        assertThat(Snippetizer.object2Groovy(rollback)).isEqualTo("rollback environment: 'production', last: 2");

        var incident = new RecordIncidentStep("OPS-12");
        incident.setOpenedAt("now");
        assertThat(Snippetizer.object2Groovy(incident)).isEqualTo("recordIncident id: 'OPS-12', openedAt: 'now'");
    }

    /** All of them, so that a new one is tested as well. */
    private static List<StepDescriptor> steps() {
        var found = StepDescriptor.all().stream()
                .filter(step -> step.clazz.getName().startsWith("io.jenkins.plugins.slipway."))
                .toList();
        assertThat(found)
                .extracting(StepDescriptor::getFunctionName)
                .containsExactlyInAnyOrder(
                        "buildAmi", "canary", "deployFleet", "rollback", "recordDeployment", "recordIncident");
        return found;
    }

    /** By the name of the step, for each parameter that is chosen. */
    private static Map<String, Map<String, Object>> values(Predicate<DescribableParameter> chosen) {
        var all = new TreeMap<String, Map<String, Object>>();
        for (var step : steps()) {
            var values = new TreeMap<String, Object>();
            DescribableModel.of(step.clazz).getParameters().stream()
                    .filter(chosen)
                    .forEach(parameter -> values.put(parameter.getName(), value(parameter)));
            all.put(step.getFunctionName(), values);
        }
        return all;
    }

    private static Object value(DescribableParameter parameter) {
        var type = parameter.getErasedType();
        if (type == boolean.class) {
            return true;
        }
        return type == Integer.class ? (Object) 2 : WORDS.getOrDefault(parameter.getName(), parameter.getName() + "-1");
    }

    /** All forms on one page: it is the page that takes its time. */
    private static Map<String, Map<String, Object>> submitted(
            JenkinsRule jenkins, Map<String, Map<String, Object>> values) throws Exception {
        var project = jenkins.createFreeStyleProject();
        for (var step : steps()) {
            project.getBuildersList()
                    .add(new Holder(DescribableModel.of(step.clazz).instantiate(values.get(step.getFunctionName()))));
        }
        try (var client = jenkins.createWebClient()) {
            client.getOptions().setCssEnabled(false);
            jenkins.submit(client.getPage(project, "configure").getFormByName("config"));
        }
        var kept = new TreeMap<String, Map<String, Object>>();
        project.getBuildersList()
                .getAll(Holder.class)
                .forEach(holder -> kept.put(
                        holder.step.getDescriptor().getFunctionName(),
                        new TreeMap<>(
                                DescribableModel.uninstantiate2_(holder.step).getArguments())));
        return kept;
    }

    /** A page with the form of a step. */
    public static final class Holder extends Builder {
        private final transient Step step;

        @DataBoundConstructor
        public Holder(Step step) {
            this.step = step;
        }

        public Step getStep() {
            return step;
        }

        /** Offers every step of Slipway. */
        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
            @Override
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }

            public List<StepDescriptor> getSteps() {
                return steps();
            }
        }
    }
}
