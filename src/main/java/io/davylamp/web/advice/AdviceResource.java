package io.davylamp.web.advice;

import io.davylamp.advice.AdviceStore;
import io.davylamp.advice.desk.AdviceDecisions;
import io.davylamp.advice.desk.PlanRequests;
import io.davylamp.mining.OperatorId;
import io.davylamp.operator.OperatorStore;
import io.davylamp.web.edge.ConcurrencyLimited;
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
import java.util.Optional;
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

/** Recommendations: read, decided, planned. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Recommendations",
        description = "Hedges sized, priced and compared, the decisions on them, and their outcome")
public class AdviceResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 1_000;
    private static final String DECISION = "{\"who\": \"Ada\", \"why\": \"Board resolution of 1 August.\"}";

    private final AdviceStore store;
    private final OperatorStore operators;
    private final AdviceDecisions decisions;
    private final PlanRequests plans;

    AdviceResource(AdviceStore store, OperatorStore operators, AdviceDecisions decisions, PlanRequests plans) {
        this.store = store;
        this.operators = operators;
        this.decisions = decisions;
        this.plans = plans;
    }

    /**
     * A decision.
     *
     * @param who a person's name, 1 to 100 characters
     * @param why the reason, 1 to 1,000 characters
     * @param until for a deferral, a date or moment within 90 days
     */
    @Schema(name = "RecommendationDecision")
    public record Decided(
            @Schema(required = true, maxLength = 100) @Nullable
            String who,

            @Schema(required = true, maxLength = 1000) @Nullable
            String why,

            @Nullable String until) {}

    @GET
    @Path("/recommendations")
    @Operation(summary = "Recommendations, the newest first: open (the default), or in one state, or all")
    public List<AdviceReport> recommendations(
            @RestQuery @Nullable String operator,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String limit) {
        Optional<OperatorId> id = operator == null || operator.isBlank()
                ? Optional.empty()
                : Optional.of(operators.known(operator).id());
        AdviceFilter which = Parameters.choice("state", state, AdviceFilter.OPEN);
        return store.list(id, which.states(), Parameters.limit(limit, USUAL_LIMIT, MAX)).stream()
                .map(it -> AdviceReport.of(decisions.report(it, List.of())))
                .toList();
    }

    @GET
    @Path("/recommendations/{id}")
    @Operation(summary = "One recommendation, its outcome and its history")
    public AdviceReport recommendation(@RestPath String id) {
        return AdviceReport.of(decisions.report(id));
    }

    @POST
    @Path("/recommendations/{id}/{verb: accept|reject|defer}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accept, reject or defer an open recommendation: who, and why")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Decided.class),
                            examples = @ExampleObject(name = "decision", value = DECISION)))
    @APIResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = AdviceReport.class)))
    public AdviceReport decide(@RestPath String id, @RestPath String verb, @Nullable Decided decision) {
        if (decision == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the body is empty.", "Maybe send %s".formatted(DECISION));
        }
        AdviceDecisions.Verb chosen = Parameters.choice("verb", verb, AdviceDecisions.Verb.ACCEPT);
        return AdviceReport.of(decisions.decide(id, chosen, decision.who(), decision.why(), decision.until()));
    }

    @GET
    @Path("/operators/{operatorId}/plan")
    @ConcurrencyLimited
    @Operation(
            operationId = "plan",
            summary = "The cheapest set of hedges and treasury actions that brings an operator back to its targets")
    public PlanReport plan(
            @RestPath String operatorId,
            @RestQuery @Nullable String stressedRunwayDays,
            @RestQuery @Nullable String cashFlowUsdPerDay,
            @RestQuery @Nullable String horizonDays) {
        PlanTargets asked = new PlanTargets(stressedRunwayDays, cashFlowUsdPerDay, horizonDays);
        return PlanReport.of(plans.plan(operators.known(operatorId), asked::over));
    }
}
