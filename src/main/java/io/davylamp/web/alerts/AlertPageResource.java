package io.davylamp.web.alerts;

import io.davylamp.alert.Acknowledgements;
import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertChangeStore;
import io.davylamp.alert.AlertRow;
import io.davylamp.alert.AlertStore;
import io.davylamp.delivery.DeliveryRow;
import io.davylamp.delivery.DeliveryStore;
import io.davylamp.delivery.ReceiverRow;
import io.davylamp.delivery.Redeliveries;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pages of alerts: what is open, what could not be delivered, and one alert with its changes. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class AlertPageResource {
    private static final int ROWS = 200;
    private static final int DELIVERIES = 50;

    private final AlertStore alerts;
    private final AlertChangeStore alertChanges;
    private final DeliveryStore deliveries;
    private final Rulebook rulebook;
    private final Acknowledgements acknowledgements;
    private final Redeliveries redeliveries;

    AlertPageResource(
            AlertStore alerts,
            AlertChangeStore alertChanges,
            DeliveryStore deliveries,
            Rulebook rulebook,
            Acknowledgements acknowledgements,
            Redeliveries redeliveries) {
        this.alerts = alerts;
        this.alertChanges = alertChanges;
        this.deliveries = deliveries;
        this.rulebook = rulebook;
        this.acknowledgements = acknowledgements;
        this.redeliveries = redeliveries;
    }

    @CheckedTemplate(basePath = "alerts")
    static final class AlertPages {
        private AlertPages() {}

        static native TemplateInstance alerts(
                PageFrame frame,
                String status,
                List<AlertRow> alerts,
                List<ReceiverRow> receivers,
                List<DeliveryRow> failed,
                List<DeliveryRow> pending);

        static native TemplateInstance alert(PageFrame frame, AlertRow alert, List<AlertChange> changes);
    }

    @GET
    @Path("alerts")
    @Operation(hidden = true)
    public TemplateInstance alerts(@RestQuery @Nullable String status) {
        AlertRow.Status chosen = Parameters.choice("status", status, AlertRow.Status.OPEN);
        return AlertPages.alerts(
                frame("alerts"),
                chosen.name(),
                alerts.list(chosen, ROWS),
                deliveries.receivers(),
                deliveries.list(DeliveryRow.Status.FAILED, DELIVERIES),
                deliveries.list(DeliveryRow.Status.PENDING, DELIVERIES));
    }

    /** One alert, the last change first: where the link in each message leads. */
    @GET
    @Path("alerts/{id}")
    @Operation(hidden = true)
    public TemplateInstance alert(@RestPath String id) {
        List<AlertChange> changes = new ArrayList<>(alertChanges.changesOf(id));
        Collections.reverse(changes);
        return AlertPages.alert(frame("alerts"), acknowledgements.known(id), changes);
    }

    /** Has failed deliveries sent again, as the forms on the page ask it, and shows the page again. */
    @POST
    @Path("deliveries/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response retry(@RestForm @Nullable String receiver) {
        redeliveries.all(receiver);
        return Response.seeOther(URI.create("/alerts")).build();
    }

    /** Takes an open alert on, as the form on the page sends it, and shows the page again. */
    @POST
    @Path("alerts/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response acknowledge(@RestPath String id, @RestForm @Nullable String by) {
        acknowledgements.acknowledge(id, by);
        return Response.seeOther(URI.create("/alerts")).build();
    }

    private PageFrame frame(String current) {
        return PageFrame.of(current, rulebook.status());
    }
}
