package io.davylamp.web.readings;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.ingest.ReceivedStore;
import io.davylamp.mining.TypedMoment;
import io.davylamp.operator.OperatorStore;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Readings as they were received: what is in force, and what it replaced. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings")
public class ReceivedResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 1_000;

    private final OperatorStore operators;
    private final ReceivedStore readings;
    private final Clock clock;

    ReceivedResource(OperatorStore operators, ReceivedStore readings, Clock clock) {
        this.operators = operators;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * A reading as it was received.
     *
     * @param inForce whether it counts for its kind and moment
     * @param replaces the id of the reading whose place it took
     * @param replacedBy the id of the one, received later, that took its place
     * @param reading as it was sent
     */
    @Schema(name = "ReceivedReading")
    public record Row(
            String id,
            String kind,
            Instant at,
            Instant receivedAt,
            boolean inForce,
            Optional<String> replaces,
            Optional<String> replacedBy,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) String reading) {
        static Row of(ReceivedStore.Received it) {
            return new Row(
                    it.id(),
                    it.kind(),
                    it.at(),
                    it.receivedAt(),
                    it.inForce(),
                    it.replaces(),
                    it.replacedBy(),
                    it.body());
        }
    }

    @GET
    @Path("/operators/{id}/readings")
    @Operation(
            operationId = "operatorReadings",
            summary = "An operator's readings, newest first, and which of them are in force")
    public List<Row> ofOperator(
            @RestPath String id,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String limit) {
        return readings
                .of(
                        operators.known(id).id(),
                        kind(kind),
                        TypedMoment.from("from", from, Instant.EPOCH),
                        TypedMoment.upTo("to", to, clock.instant()),
                        Parameters.limit(limit, USUAL_LIMIT, MAX))
                .stream()
                .map(Row::of)
                .toList();
    }

    private static String kind(@Nullable String text) {
        String kind = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (kind.isEmpty() || ReadingJson.KINDS.containsKey(kind)) {
            return kind;
        }
        throw Fault.atParameter(
                "kind",
                "kind is not a kind of reading.",
                "Maybe one of these is meant: %s."
                        .formatted(String.join(", ", new TreeSet<>(ReadingJson.KINDS.keySet()))));
    }
}
