package io.davylamp.web.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.TypedMoment;
import io.davylamp.monitor.book.ShownVerdicts;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.PastRulebooks;
import io.davylamp.rules.ParsedRulebook;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.problem.Fault;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Each rule's conditions beside the values there were, by the rulebook that judged. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
@ConcurrencyLimited
public class ExplanationResource {
    private static final String RULE = "One rule's id, such as LIQ-003; without it every rule";

    private final OperatorStore operators;
    private final ShownVerdicts verdicts;
    private final PastRulebooks rulebooks;
    private final Clock clock;

    ExplanationResource(OperatorStore operators, ShownVerdicts verdicts, PastRulebooks rulebooks, Clock clock) {
        this.operators = operators;
        this.verdicts = verdicts;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    @GET
    @Path("/operators/{id}/explanation")
    @Operation(operationId = "explainOperator", summary = "Why an operator is graded as it is, and why not")
    public ExplanationReport operator(
            @RestPath String id,
            @RestQuery @Nullable String at,
            @Parameter(description = RULE) @RestQuery @Nullable String rule) {
        return explained(Subject.of(operators.known(id).id()), at, rule);
    }

    @GET
    @Path("/network/explanation")
    @Operation(operationId = "explainNetwork", summary = "Why the network is graded as it is, and why not")
    public ExplanationReport network(
            @RestQuery @Nullable String at, @Parameter(description = RULE) @RestQuery @Nullable String rule) {
        return explained(Subject.NETWORK, at, rule);
    }

    private ExplanationReport explained(Subject subject, @Nullable String at, @Nullable String rule) {
        Assessment assessment = verdicts.holding(subject, TypedMoment.upTo("at", at, clock.instant()));
        ParsedRulebook rules = rulebooks.version(assessment.rulebookVersion()).orElseThrow();
        if (rule == null || rule.isBlank()) {
            return ExplanationReport.of(assessment, rules);
        }
        return ExplanationReport.of(assessment, rules, rule.strip())
                .orElseThrow(() -> Fault.notFound(
                        "rule %s in rulebook %s".formatted(rule.strip(), rules.version()),
                        "Maybe it came later; list them: GET /api/v1/rulebooks/%s.".formatted(rules.version())));
    }
}
