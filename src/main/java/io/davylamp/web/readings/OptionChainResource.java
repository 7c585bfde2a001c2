package io.davylamp.web.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.davylamp.hedging.OptionChain;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Submission;
import io.davylamp.json.Mappers;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.JsonFaults;
import io.davylamp.web.problem.Problem;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final int MAX_ROWS = 10_000;
    private static final double HORIZON_DAYS = 90;
    private static final Duration OLDEST_MARKET = Duration.ofDays(3);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final int LONGEST_LINE = 16 * 1024;
    private static final ObjectReader ROWS = Mappers.PLAIN.readerFor(new TypeReference<Map<String, Object>>() {});

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
            summary = "Send an option chain in Deribit's field names, as JSON rows or CSV",
            description = """
                    It becomes the quotes of a market reading at the moment of its latest row: a future for each expiry, \
                    a volatility for each option out of the money, and of both what they say for 90 days. The price is \
                    the chain's index; difficulty, subsidy and fees are those of the latest market reading, which may be \
                    3 days old at most. A row that cannot be read is listed with its field, and left out.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                        examples = @ExampleObject(name = "chain", value = EXAMPLE)),
                @Content(mediaType = ReadingResource.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "The chain was kept, or already known",
            content = @Content(schema = @Schema(implementation = ChainReport.class)))
    @APIResponse(
            responseCode = "400",
            description = "No row can be read, or no market reading is recent enough; nothing was kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response rows(@Nullable String body) {
        try (MappingIterator<Map<String, Object>> rows = ROWS.readValues(Objects.requireNonNullElse(body, ""))) {
            List<Map<String, String>> read = new ArrayList<>();
            while (rows.hasNextValue()) {
                if (read.size() == MAX_ROWS) {
                    throw tooManyRows();
                }
                read.add(texts(rows.nextValue()));
            }
            return keep(OptionChain.of(read));
        } catch (JsonProcessingException e) {
            throw JsonFaults.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Consumes(ReadingResource.CSV)
    @Operation(hidden = true)
    public Response csv(@Nullable String body) {
        String text = Objects.requireNonNullElse(body, "");
        if (text.lines().limit(MAX_ROWS + 2L).count() > MAX_ROWS + 1) {
            throw tooManyRows();
        }
        try {
            if (text.lines().allMatch(it -> it.length() <= LONGEST_LINE)) {
                return keep(OptionChain.ofCsv(new StringReader(text)));
            }
        } catch (IOException e) {
            // said below, like a line that is too long
        }
        throw Fault.of(
                ProblemType.MALFORMED_BODY,
                "the body is not CSV with a header and lines of at most %,d characters.".formatted(LONGEST_LINE),
                "Maybe a quote is missing.");
    }

    private static Fault tooManyRows() {
        return Fault.of(
                ProblemType.TOO_MANY_ITEMS,
                "the chain has more than %,d rows.".formatted(MAX_ROWS),
                "Maybe it holds several moments: send each by itself.");
    }

    /** A row that is null has no field; what it lacks is then reported like that of any other. */
    private static Map<String, String> texts(@Nullable Map<String, Object> row) {
        Map<String, String> texts = new HashMap<>();
        Objects.requireNonNullElse(row, Map.<String, Object>of())
                .forEach((name, value) -> texts.put(name, value == null ? "" : String.valueOf(value)));
        return texts;
    }

    private Response keep(OptionChain chain) {
        check(chain);
        Reading.Market reading = reading(chain, market(chain.asOf()));
        Bounds.check(reading);
        BatchReport report = BatchReport.of(queue.accept("options", List.of(new Submission.Parsed(0, reading))));
        return Response.status(report.status())
                .entity(new ChainReport(
                        reading.id(),
                        reading.quotes().futures().size(),
                        reading.quotes().vols().size(),
                        chain.rejected(),
                        report))
                .build();
    }

    private void check(OptionChain chain) {
        if (chain.quotes().stream().noneMatch(it -> it.outOfTheMoney())) {
            throw chain.rejected().stream()
                    .findFirst()
                    .map(it -> Fault.atPointer(
                            ProblemType.INVALID_VALUE,
                            "/%d/%s".formatted(it.row() - 1, it.field()),
                            "no row can be read; the first because %s".formatted(it.reason()),
                            "Maybe the columns do not have Deribit's names."))
                    .orElseGet(() -> Fault.of(
                            ProblemType.MALFORMED_BODY,
                            "the chain has no option out of the money.",
                            "Maybe send all strikes, calls and puts."));
        }
        if (chain.asOf().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw Fault.of(
                    ProblemType.INVALID_VALUE,
                    "the chain is of %s, which is yet to come.".formatted(chain.asOf()),
                    "Maybe timestamp is not in milliseconds.");
        }
    }

    /** The latest market reading at a moment: what a chain does not say of the market is taken from it. */
    private Reading.Market market(Instant at) {
        return readings.marketFrom(at).stream()
                .filter(it -> !it.at().isAfter(at) && !it.at().isBefore(at.minus(OLDEST_MARKET)))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Fault.of(
                        ProblemType.INVALID_VALUE,
                        "no market reading is known of the 3 days before %s, and a chain does not carry the difficulty."
                                .formatted(at),
                        "Maybe send a market reading first."));
    }

    private static Reading.Market reading(OptionChain chain, Reading.Market known) {
        return new Reading.Market(
                "options-" + chain.asOf(),
                chain.asOf(),
                chain.indexUsd(),
                known.difficulty(),
                known.subsidyBtc(),
                known.feesBtcPerBlock(),
                known.blocksPerDay(),
                known.networkHashrateEh(),
                known.height(),
                chain.asQuotes(known.quotes().ratePerYear(), HORIZON_DAYS));
    }
}
