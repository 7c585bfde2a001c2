package io.davylamp.web.whatif;

import io.davylamp.metrics.system.Contagion;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import io.davylamp.whatif.SystemDesk;
import io.davylamp.whatif.SystemView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The whole book as one system. Nothing is kept. */
@Path("/api/v1/system")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What-if", description = "Shocks on one operator or the whole book, judged by the real rules")
@ConcurrencyLimited
public class SystemResource {
    private static final String EXAMPLE = """
            {"priceShock": 0.20, "volumeBtcPerDay": 2000, "counterparties": [{"name": "First Lender", "capitalUsd": 50000000}],
             "failed": ["Hosting Ltd"]}""";

    private final SystemDesk desk;
    private final Clock clock;

    SystemResource(SystemDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * What is asked; see {@link io.davylamp.whatif.SystemTerms}.
     *
     * @param priceShock fall of the price that comes from outside, fraction
     */
    @Schema(description = "A fall of the price; what is left out is taken from the market and the configuration")
    public record SystemRequest(
            @Schema(required = true, examples = "0.20") @Nullable
            Double priceShock,

            @Nullable Double impact,
            @Nullable Double volPerDay,
            @Nullable Double volumeBtcPerDay,
            @Nullable Double horizonDays,
            @Nullable List<Capital> counterparties,
            @Nullable Set<String> failed) {
        SystemDesk.Question question() {
            if (priceShock == null) {
                throw Fault.atPointer(
                        ProblemType.INVALID_VALUE,
                        "/priceShock",
                        "priceShock is missing.",
                        "Maybe write 0.20 for a fall of 20 %.");
            }
            List<Contagion.Counterparty> known = Objects.requireNonNullElse(counterparties, List.<Capital>of()).stream()
                    .map(Capital::counterparty)
                    .toList();
            return new SystemDesk.Question(
                    priceShock,
                    optional(impact),
                    optional(volPerDay),
                    optional(volumeBtcPerDay),
                    optional(horizonDays),
                    known,
                    Objects.requireNonNullElse(failed, Set.of()));
        }

        private static OptionalDouble optional(@Nullable Double figure) {
            return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
        }
    }

    /** What a lender or host can lose before it fails. */
    @Schema(name = "CounterpartyCapital")
    public record Capital(@Nullable String name, @Nullable Double capitalUsd) {
        Contagion.Counterparty counterparty() {
            if (name == null || capitalUsd == null) {
                throw Fault.atPointer(
                        ProblemType.INVALID_VALUE,
                        "/counterparties",
                        "a counterparty lacks its name or its capitalUsd.",
                        "Maybe leave it out: one that is not listed is assumed to bear any loss.");
            }
            return new Contagion.Counterparty(name, capitalUsd);
        }
    }

    @POST
    @Operation(operationId = "systemView", summary = "What a fall of the price sets off in the whole book")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SystemRequest.class),
                            examples = @ExampleObject(name = "fall", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The book as one system",
            content = @Content(schema = @Schema(implementation = SystemView.class)))
    public SystemView view(@Nullable SystemRequest request) {
        if (request == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe send {\"priceShock\": 0.20}.");
        }
        return desk.view(request.question(), clock.instant())
                .orElseThrow(() -> Fault.notFound("market", "Maybe send a market reading first."));
    }
}
