package io.davylamp.web.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davylamp.hedging.pricing.OptionChain;
import io.davylamp.ingest.ChainReading;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Submission;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.web.problem.JsonFaults;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes an option chain as an exchange hands it out, and keeps it as the quotes of a market reading. */
@Path("/api/v1/market/options")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings", description = "Dated facts about operators and the market")
public class OptionChainResource {
    private static final String CSV = "text/csv";
    private static final String EXAMPLE = """
            [{"instrument_name": "BTC-26JUN20-9000-C", "timestamp": 1590103193775, "underlying_price": 9113.4,
              "index_price": 9095.83, "mark_price": 0.0758, "mark_iv": 71.2}]""";

    private final ReadingQueue queue;
    private final ReadingStore readings;
    private final Clock clock;

    OptionChainResource(ReadingQueue queue, ReadingStore readings, Clock clock) {
        this.queue = queue;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * The outcome of a chain.
     *
     * @param readingId the market reading it became
     * @param futures how many expiries the forward curve has
     * @param vols how many options the surface has: those out of the money
     * @param rejected rows that could not be read
     * @param report the outcome of the reading
     */
    @Schema(description = "The result of an option chain")
    public record ChainReport(
            String readingId, int futures, int vols, List<OptionChain.Rejected> rejected, BatchReport report) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "sendOptionChain",
            summary = "Send an option chain in Deribit's field names, as JSON rows or CSV")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                        examples = @ExampleObject(name = "chain", value = EXAMPLE)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "The chain was kept, or already known",
            content = @Content(schema = @Schema(implementation = ChainReport.class)))
    public Response rows(@Nullable String body) {
        try {
            return keep(ChainReading.json(Objects.requireNonNullElse(body, "")));
        } catch (JsonProcessingException e) {
            throw JsonFaults.of(e);
        }
    }

    @POST
    @Consumes(CSV)
    @Operation(hidden = true)
    public Response csv(@Nullable String body) {
        return keep(ChainReading.csv(Objects.requireNonNullElse(body, "")));
    }

    private Response keep(OptionChain chain) {
        Instant at = ChainReading.moment(chain, clock.instant());
        ChainReading kept = ChainReading.of(chain, readings.marketFrom(at));
        Reading.Market reading = kept.reading();
        BatchReport report = BatchReport.of(queue.accept("options", List.of(new Submission.Parsed(0, reading))));
        return Response.status(report.status())
                .entity(new ChainReport(
                        reading.id(),
                        reading.quotes().futures().size(),
                        reading.quotes().vols().size(),
                        kept.rejected(),
                        report))
                .build();
    }
}
