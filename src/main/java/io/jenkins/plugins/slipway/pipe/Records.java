package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.pipe.Action.RecordDeployment;
import io.jenkins.plugins.slipway.pipe.Action.RecordIncident;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Variables of the actions that record what something else did. */
final class Records {
    private static final String ID = "\\S{1,200}";

    private final Reading reading;

    Records(Reading reading) {
        this.reading = reading;
    }

    RecordDeployment deployment() {
        var environment = environment();
        var options = new Arguments()
                .option("--service", service())
                .option("--status", status())
                .option("--repo", repository(reading))
                .option("--started-at", reading.moment("STARTED_AT"))
                .option("--finished-at", reading.moment("FINISHED_AT"))
                .option("--kind", reading.oneOf("KIND", words(Deployment.Kind.values())))
                .flag("--unplanned", reading.flag("UNPLANNED"))
                .option("--rolls-back", reading.text("ROLLS_BACK"))
                .option("--fixes-deployment", reading.text("FIXES_DEPLOYMENT"))
                .option("--fixes-incident", reading.text("FIXES_INCIDENT"))
                .flag("--reached-users", reading.flag("REACHED_USERS"))
                .option("--run", reading.text("RUN").or(reading.where()::link));
        ActionReading.regions(reading).forEach(region -> options.option("--region", region));
        return new RecordDeployment(id(environment), environment, ActionReading.commit(reading), options.all());
    }

    RecordIncident incident() {
        var environment = environment();
        var opened = reading.moment("OPENED_AT");
        var resolved = reading.moment("RESOLVED_AT");
        var isNew = reading.text("OPENED_AT").isEmpty()
                && reading.text("RESOLVED_AT").isEmpty();
        var id = reading.required(
                "INCIDENT_ID",
                reading.matching("INCIDENT_ID", ID, "an id without blanks"),
                "the incident's id, such as INC-9; the same id again is an update");
        var options = new Arguments()
                .option("--service", service())
                .option("--opened-at", isNew ? Optional.of("now") : opened)
                .option("--resolved-at", resolved)
                .option("--deployment", reading.matching("DEPLOYMENT_ID", ID, "an id without blanks"))
                .option("--cause", reading.oneOf("CAUSE", words(Incident.Cause.values())));
        return new RecordIncident(id, environment, options.all());
    }

    /** Where a deployment's commits come from. */
    static Optional<String> repository(Reading reading) {
        return reading.matching("REPOSITORY", "\\S{1,200}", "a repository's name, such as bitbucket:acme/checkout")
                .or(reading.where()::repository);
    }

    /** A step that is run again is another deployment, so it is not the pipeline's id. */
    private String id(String environment) {
        var given = reading.matching("DEPLOYMENT_ID", ID, "an id without blanks")
                .or(() -> reading.where().step().map(step -> step + ":" + environment));
        return reading.required(
                "DEPLOYMENT_ID",
                given,
                "the deployment's id, the same from its begin to its end; in a pipeline the step's");
    }

    private String environment() {
        return reading.required(
                "ENVIRONMENT",
                ActionReading.environment(reading),
                "where it went; a step with 'deployment: NAME' says it by itself");
    }

    private String service() {
        return reading.required(
                "SERVICE",
                reading.matching("SERVICE", "\\S{1,100}", "a service's name without blanks"),
                "the service's name, as slipway.yaml or other records give it");
    }

    /** After a script it is how that ended; else a step that has come this far. */
    private String status() {
        return reading.oneOf("STATUS", words(Deployment.Status.values()))
                .orElseGet(() ->
                        reading.where().exitOfScript().filter(exit -> exit != 0).isPresent()
                                ? Deployment.Status.FAILURE.name()
                                : Deployment.Status.SUCCESS.name());
    }

    private static List<String> words(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
