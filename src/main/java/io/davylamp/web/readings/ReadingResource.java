package io.davylamp.web.readings;

import io.davylamp.ingest.MarketCsv;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.web.page.Examples;
import io.davylamp.web.problem.Problem;
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
    @Operation(
            operationId = "sendReadings",
            summary = "Send readings: a JSON array or one object, or NDJSON",
            description = """
                    Up to 10,000 readings in one request. Each is accepted, a duplicate (same id, same content: nothing \
                    changes) or rejected with its reason; one bad item never affects the rest. The answer comes once \
                    everything is kept, judged and committed. A repeat of the whole request is harmless.

                    A market reading may carry what providers know about miners: minerOutflowBtc, minerBalanceBtc and pools, \
                    a list of name and share (0 to 1, together 1 at most). For each, the day's last reading that gives it \
                    counts, so that a later tick of the price takes nothing back.""")
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
    @APIResponse(
            responseCode = "400",
            description = "The body is not JSON; nothing was kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Too many items or bytes; nothing was kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "Too much is waiting, no rulebook is in force, or the database cannot be reached: send it again"
                            + " after Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
    @Operation(
            operationId = "sendMarketHistory",
            summary = "Send daily market history as CSV",
            description = "With the header of Coin Metrics' community download, or with date, price_usd, blk_cnt,"
                    + " difficulty_mean, fees_btc, issuance_btc and, optionally, hashrate_ths, height_last,"
                    + " miner_outflow_btc, miner_balance_btc and a column pool:NAME for each pool with its share, a"
                    + " fraction. A history sent without the miners can be sent again with them. Only refused rows are"
                    + " listed in the answer.")
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
