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
import io.davylamp.web.page.Examples;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Alerts and their deliveries: read, acknowledged, resent. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts", description = "Alerts, their changes, and who was notified")
public class AlertResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 1_000;

    private final AlertStore alerts;
    private final AlertChangeStore changes;
    private final DeliveryStore deliveries;
    private final Acknowledgements acknowledgements;
    private final Redeliveries redeliveries;

    AlertResource(
            AlertStore alerts,
            AlertChangeStore changes,
            DeliveryStore deliveries,
            Acknowledgements acknowledgements,
            Redeliveries redeliveries) {
        this.alerts = alerts;
        this.changes = changes;
        this.deliveries = deliveries;
        this.acknowledgements = acknowledgements;
        this.redeliveries = redeliveries;
    }

    /** An alert with all its changes. */
    @Schema(name = "AlertWithChanges")
    public record WithChanges(AlertRow alert, List<AlertChange> changes) {}

    /**
     * Who acknowledges an alert.
     *
     * @param by a person's name, 1 to 100 characters
     */
    @Schema(name = "Acknowledgement")
    public record AcknowledgedBy(
            @Schema(required = true, maxLength = 100) @Nullable
            String by) {}

    @GET
    @Path("/alerts")
    @Operation(summary = "Alerts: open (the default), resolved or all; the last to have changed first")
    public List<AlertRow> alerts(@RestQuery @Nullable String status, @RestQuery @Nullable String limit) {
        return alerts.list(
                Parameters.choice("status", status, AlertRow.Status.OPEN), Parameters.limit(limit, USUAL_LIMIT, MAX));
    }

    @GET
    @Path("/alerts/{id}")
    @Operation(summary = "One alert and its changes")
    public WithChanges alert(@RestPath String id) {
        return new WithChanges(acknowledgements.known(id), changes.changesOf(id));
    }

    @POST
    @Path("/alerts/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Acknowledge an open alert: it is not repeated until it gets worse")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AcknowledgedBy.class),
                            examples = @ExampleObject(name = "who", value = Examples.ACKNOWLEDGEMENT)))
    @APIResponse(
            responseCode = "200",
            description = "Acknowledged",
            content = @Content(schema = @Schema(implementation = AlertRow.class)))
    public AlertRow acknowledge(@RestPath String id, @Nullable AcknowledgedBy who) {
        return acknowledgements.acknowledge(id, who == null ? null : who.by());
    }

    @GET
    @Path("/deliveries")
    @Operation(summary = "Deliveries of one status: pending, digested, delivered or failed (the default); newest first")
    public List<DeliveryRow> deliveries(@RestQuery @Nullable String status, @RestQuery @Nullable String limit) {
        return deliveries.list(
                Parameters.choice("status", status, DeliveryRow.Status.FAILED),
                Parameters.limit(limit, USUAL_LIMIT, MAX));
    }

    @GET
    @Path("/deliveries/receivers")
    @Operation(summary = "Every receiver: what is waiting for it, what failed, and whether it is disabled")
    public List<ReceiverRow> receivers() {
        return deliveries.receivers();
    }

    /** How many failed deliveries are sent again. */
    @Schema(name = "DeliveriesRetried")
    public record Retried(int retried) {}

    @POST
    @Path("/deliveries/retry")
    @Operation(summary = "Resend every failed delivery, each under the same webhook-id")
    public Retried retryAll(@RestQuery @Nullable String receiver) {
        return new Retried(redeliveries.all(receiver));
    }

    @POST
    @Path("/deliveries/{id}/retry")
    @Operation(summary = "Resend a failed delivery, under the same webhook-id")
    public DeliveryRow retry(@RestPath String id) {
        Supplier<Fault> unknown = () -> Fault.notFound("delivery " + id, "Maybe list them: GET /api/v1/deliveries.");
        DeliveryRow row = deliveries.find(id).orElseThrow(unknown);
        if (!deliveries.retry(id)) {
            throw Fault.of(
                    ProblemType.CONFLICT,
                    "the delivery is %s.".formatted(row.status()),
                    "Maybe wait: only a failed one is sent again by hand.");
        }
        return deliveries.find(id).orElseThrow(unknown);
    }
}
