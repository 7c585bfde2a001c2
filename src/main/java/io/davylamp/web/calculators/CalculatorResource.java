package io.davylamp.web.calculators;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.calculator.Answer;
import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.Calculators;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Every formula, to be called by name. Nothing is kept. */
@Path("/api/v1/calculators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calculators", description = "Every formula, with units, ranges and a worked example")
@ConcurrencyLimited
public class CalculatorResource {
    private static final String EXAMPLE = """
            {"balanceUsd": 40000000, "btc": 1100, "priceUsd": 70000, "marginCallLtv": 0.70, "liquidationLtv": 0.85,
             "targetLtv": 0.55, "curePriceUsd": 50000}""";

    /** Examples are computed once: some are simulations. */
    private static final class Listed {
        static final Map<String, CalculatorInfo> BY_NAME = byName();

        private static Map<String, CalculatorInfo> byName() {
            Map<String, CalculatorInfo> infos = new LinkedHashMap<>();
            Calculators.families()
                    .forEach((family, calculators) ->
                            calculators.forEach(it -> infos.put(it.name(), CalculatorInfo.of(family, it))));
            return infos;
        }
    }

    @GET
    @Operation(summary = "Every calculator, with its units, ranges and worked example")
    public List<CalculatorInfo> all() {
        return List.copyOf(Listed.BY_NAME.values());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One calculator")
    public CalculatorInfo one(@RestPath String name) {
        CalculatorInfo info = Listed.BY_NAME.get(Calculators.known(name).name());
        return java.util.Objects.requireNonNull(info);
    }

    @POST
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "calculate", summary = "Compute: a JSON object of inputs in, outputs out")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Object.class),
                            examples = @ExampleObject(name = "btc-loan", value = EXAMPLE)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CalculatorReport.class)))
    public CalculatorReport calculate(@RestPath String name, @Nullable JsonNode body) {
        Calculator calculator = Calculators.known(name);
        Answer answer = calculator.answer(figures(body));
        if (answer instanceof Answer.Refused refused) {
            throw fault(refused.refusals().get(0));
        }
        return CalculatorReport.of(name, (Answer.Computed) answer);
    }

    private static Fault fault(Answer.Refusal refusal) {
        ProblemType type = refusal.known() ? ProblemType.INVALID_VALUE : ProblemType.UNKNOWN_FIELD;
        return refusal.field().isEmpty()
                ? Fault.of(type, refusal.message(), refusal.advice())
                : Fault.atPointer(type, "/" + refusal.field(), refusal.message(), refusal.advice());
    }

    private static Map<String, List<Double>> figures(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Fault.of(
                    ProblemType.MALFORMED_BODY,
                    "the body is not a JSON object of inputs.",
                    "Maybe start from the worked example in /api/v1/calculators.");
        }
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        body.fields().forEachRemaining(it -> figures.put(it.getKey(), list(it.getKey(), it.getValue())));
        return figures;
    }

    private static List<Double> list(String field, JsonNode value) {
        List<Double> figures = new ArrayList<>();
        for (JsonNode figure : value.isArray() ? value : List.of(value)) {
            if (!figure.isNumber()) {
                throw Fault.atPointer(
                        ProblemType.INVALID_VALUE,
                        "/" + field,
                        "%s is not a number.".formatted(field),
                        "Maybe it is in quotes, or null: leave nothing out and write plain numbers.");
            }
            figures.add(figure.doubleValue());
        }
        return figures;
    }
}
