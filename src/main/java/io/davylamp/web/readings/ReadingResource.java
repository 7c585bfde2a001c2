package io.davylamp.web.readings;

import io.davylamp.ingest.MarketCsv;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.web.page.Examples;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes readings in. An answer of 200 means: kept, judged and committed. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings", description = "Dated facts about operators and the market")
public class ReadingResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int MAX_ITEMS = 10_000;

    private final ReadingQueue queue;
    private final Clock clock;

    ReadingResource(ReadingQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @POST
    @Path("/readings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "sendReadings", summary = "Send readings: a JSON array or one object, or NDJSON")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                        examples = @ExampleObject(name = "readings", value = Examples.READINGS)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "lines", value = Examples.READING_LINES))
            })
    @APIResponse(
            responseCode = "200",
            description = "At least one item was accepted or a duplicate",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchReport.class),
                            examples = @ExampleObject(name = "report", value = Examples.BATCH_REPORT)))
    @APIResponse(
            responseCode = "422",
            description = "Every item was rejected; the body is the same as with 200",
            content = @Content(schema = @Schema(implementation = BatchReport.class)))
    public Response json(String body) {
        return answer(BatchReport.of(queue.accept("rest", ReadingParser.array(body, clock.instant(), MAX_ITEMS))));
    }

    @POST
    @Path("/readings")
    @Consumes(NDJSON)
    @Operation(hidden = true)
    public Response lines(String body) {
        return answer(BatchReport.of(queue.accept("rest", ReadingParser.lines(body, clock.instant(), MAX_ITEMS))));
    }

    @POST
    @Path("/market/history")
    @Consumes(CSV)
    @Operation(operationId = "sendMarketHistory", summary = "Send daily market history as CSV")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "history", value = Examples.MARKET_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "At least one row was accepted or a duplicate",
            content = @Content(schema = @Schema(implementation = BatchReport.class)))
    @APIResponse(
            responseCode = "422",
            description = "Every row was rejected",
            content = @Content(schema = @Schema(implementation = BatchReport.class)))
    public Response history(String body) {
        return answer(BatchReport.ofRefused(queue.accept("csv", MarketCsv.parse(body, clock.instant(), MAX_ITEMS))));
    }

    private static Response answer(BatchReport report) {
        return Response.status(report.status()).entity(report).build();
    }
}
