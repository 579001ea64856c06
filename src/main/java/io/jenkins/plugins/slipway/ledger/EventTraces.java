package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.ServiceLine;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What new events leave behind beside themselves: what they touch and is to be prepared anew, and which deployments they name. */
final class EventTraces {
    private final Set<PrepareMark> marks = new LinkedHashSet<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Set<String> repositories = new TreeSet<>();

    private record Link(String target, String type, String item) {}

    void add(DoraEvent event) {
        if (event instanceof Deployment deployment) {
            link(deployment.rollsBack(), deployment);
            link(deployment.fixesDeployment(), deployment);
            mark(deployment, deployment.service(), deployment.environment());
        } else if (event instanceof Incident incident) {
            link(incident.deploymentId(), incident);
            mark(incident, incident.service(), incident.environment());
        } else if (event instanceof Commit commit) {
            repositories.add(commit.repo());
            marks.add(PrepareMark.repository(commit.repo()));
        } else if (event instanceof ServiceLine line) {
            marks.add(PrepareMark.service(line.service()));
        }
    }

    private void link(String target, DoraEvent event) {
        if (target != null) {
            links.add(new Link(target, event.type(), event.item()));
        }
    }

    private void mark(DoraEvent event, String service, String environment) {
        marks.add(
                service == null || environment == null
                        ? PrepareMark.item(event.type(), event.item())
                        : PrepareMark.unit(service, environment));
    }

    void write(Handle handle) {
        writeLinks(handle);
        if (!repositories.isEmpty()) {
            var batch =
                    handle.prepareBatch("insert into slipway_repository (name) select cast(:name as character varying)"
                            + " where not exists (select 1 from slipway_repository where name = :name)");
            repositories.forEach(name -> batch.bind("name", name).add());
            batch.execute();
        }
        PrepareMark.write(handle, marks);
    }

    /** Also of events that were there before. */
    void writeLinks(Handle handle) {
        if (links.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("insert into slipway_event_link (target, type, item)"
                + " select cast(:target as character varying), cast(:type as character varying),"
                + " cast(:item as character varying) where not exists (select 1 from slipway_event_link"
                + " where target = :target and type = :type and item = :item)");
        links.forEach(link -> batch.bind("target", link.target)
                .bind("type", link.type)
                .bind("item", link.item)
                .add());
        batch.execute();
    }

    static void writeAll(Handle handle, Collection<? extends DoraEvent> events) {
        var traces = new EventTraces();
        events.forEach(traces::add);
        traces.writeLinks(handle);
    }
}
