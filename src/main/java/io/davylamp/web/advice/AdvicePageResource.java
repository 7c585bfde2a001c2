package io.davylamp.web.advice;

import io.davylamp.advice.AdviceStore;
import io.davylamp.advice.desk.AdviceDecisions;
import io.davylamp.advice.desk.PlanRequests;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Pages of recommendations: what waits for a decision, one with all that is for and against it, and plans. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class AdvicePageResource {
    private static final int ROWS = 200;
    private static final String PLACE = "recommendations";

    private final AdviceStore store;
    private final OperatorStore operators;
    private final AdviceDecisions decisions;
    private final PlanRequests plans;
    private final Rulebook rulebook;

    AdvicePageResource(
            AdviceStore store,
            OperatorStore operators,
            AdviceDecisions decisions,
            PlanRequests plans,
            Rulebook rulebook) {
        this.store = store;
        this.operators = operators;
        this.decisions = decisions;
        this.plans = plans;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "advice")
    static final class AdvicePages {
        private AdvicePages() {}

        static native TemplateInstance recommendations(PageFrame frame, AdvicePage.Listed page);

        static native TemplateInstance recommendation(PageFrame frame, AdvicePage page);

        static native TemplateInstance plan(PageFrame frame, PlanPage page);
    }

    @GET
    @Path("recommendations")
    @Operation(hidden = true)
    public TemplateInstance recommendations(@RestQuery @Nullable String operator, @RestQuery @Nullable String state) {
        Optional<OperatorId> id = operator == null || operator.isBlank()
                ? Optional.empty()
                : Optional.of(operators.known(operator).id());
        AdviceFilter which = Parameters.choice("state", state, AdviceFilter.OPEN);
        List<AdvicePage> rows = store.list(id, which.states(), ROWS).stream()
                .map(it -> page(AdviceReport.of(decisions.report(it, List.of()))))
                .toList();
        return AdvicePages.recommendations(
                frame(), new AdvicePage.Listed(which, id.map(OperatorId::value).orElse(""), rows));
    }

    @GET
    @Path("recommendations/{id}")
    @Operation(hidden = true)
    public TemplateInstance recommendation(@RestPath String id) {
        return AdvicePages.recommendation(frame(), page(AdviceReport.of(decisions.report(id))));
    }

    /** Decides, as the form on the page sends it, and shows the page again. */
    @POST
    @Path("recommendations/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @RestPath String id,
            @RestForm @Nullable String verb,
            @RestForm @Nullable String who,
            @RestForm @Nullable String why,
            @RestForm @Nullable String until) {
        decisions.decide(id, Parameters.choice("verb", verb, AdviceDecisions.Verb.ACCEPT), who, why, until);
        return Response.seeOther(URI.create("/recommendations/" + id)).build();
    }

    @GET
    @Path("operators/{operatorId}/plan")
    @ConcurrencyLimited
    @Operation(hidden = true)
    public TemplateInstance plan(
            @RestPath String operatorId,
            @RestQuery @Nullable String stressedRunwayDays,
            @RestQuery @Nullable String cashFlowUsdPerDay,
            @RestQuery @Nullable String horizonDays) {
        PlanTargets asked = new PlanTargets(stressedRunwayDays, cashFlowUsdPerDay, horizonDays);
        OperatorProfile operator = operators.known(operatorId);
        PlanReport report = PlanReport.of(plans.plan(operator, asked::over));
        return AdvicePages.plan(frame(), PlanPage.of(operatorId, operator.name(), report));
    }

    private AdvicePage page(AdviceReport report) {
        return AdvicePage.of(report, name(report.operatorId().value()));
    }

    private String name(String operatorId) {
        OperatorProfile profile = operators.known(operatorId);
        return profile.name();
    }

    private PageFrame frame() {
        return PageFrame.of(PLACE, rulebook.status());
    }
}
