package io.davylamp.web.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Standing;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.TypedMoment;
import io.davylamp.monitor.book.ShownVerdicts;
import io.davylamp.operator.OperatorStore;
import io.davylamp.web.problem.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Verdicts, in the very bytes they are kept in, and beside them how the grade stands, where there is something to say of it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments", description = "How stressed an operator or the network is, and why")
public class AssessmentResource {
    private static final String MOMENT = "A moment (2022-07-31T12:00:00Z) or a date, which means its end in UTC";
    private static final int USUAL_LIMIT = 100;
    private static final int MAX = 1_000;

    private final OperatorStore operators;
    private final AssessmentStore assessments;
    private final ShownVerdicts verdicts;
    private final Clock clock;

    AssessmentResource(OperatorStore operators, AssessmentStore assessments, ShownVerdicts verdicts, Clock clock) {
        this.operators = operators;
        this.assessments = assessments;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @GET
    @Path("/operators/{id}/assessment")
    @Operation(summary = "The assessment of an operator that holds at a moment; without one, now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String operator(@RestPath String id, @Parameter(description = MOMENT) @RestQuery @Nullable String at) {
        return one(subject(id), at);
    }

    @GET
    @Path("/operators/{id}/assessments")
    @Operation(summary = "Assessments of an operator, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.ARRAY)))
    public String operator(
            @RestPath String id,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String limit) {
        return between(subject(id), from, to, limit);
    }

    @GET
    @Path("/network/assessment")
    @Operation(summary = "The assessment of the network that holds at a moment; without one, now")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String network(@Parameter(description = MOMENT) @RestQuery @Nullable String at) {
        return one(Subject.NETWORK, at);
    }

    @GET
    @Path("/network/assessments")
    @Operation(summary = "Assessments of the network, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.ARRAY)))
    public String network(
            @RestQuery @Nullable String from, @RestQuery @Nullable String to, @RestQuery @Nullable String limit) {
        return between(Subject.NETWORK, from, to, limit);
    }

    private Subject subject(String id) {
        return Subject.of(operators.known(id).id());
    }

    private String one(Subject subject, @Nullable String at) {
        Instant moment = TypedMoment.upTo("at", at, clock.instant());
        Assessment verdict = verdicts.holding(subject, moment);
        return shown(verdict, verdicts.isPast(verdict, moment));
    }

    private static String shown(Assessment verdict, boolean past) {
        return AssessmentJson.writeShown(verdict, Standing.of(verdict, past));
    }

    private String between(Subject subject, @Nullable String from, @Nullable String to, @Nullable String limit) {
        return assessments
                .between(
                        subject,
                        TypedMoment.from("from", from, Instant.EPOCH),
                        TypedMoment.upTo("to", to, clock.instant()),
                        Parameters.limit(limit, USUAL_LIMIT, MAX))
                .stream()
                .map(it -> shown(it, false))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
