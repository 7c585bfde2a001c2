package io.davylamp.web.rulebooks;

import io.davylamp.audit.AuditStore;
import io.davylamp.backtest.BacktestOrders;
import io.davylamp.rulebook.Replica;
import io.davylamp.rulebook.ReplicaStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rulebook.RulebookMoves;
import io.davylamp.rulebook.RulesFolder;
import io.davylamp.rulebook.trial.Busy;
import io.davylamp.rulebook.trial.RulesTooCostly;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.BacktestGate;
import io.davylamp.rulebook.version.CorruptRulebook;
import io.davylamp.rulebook.version.GateState;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import io.davylamp.web.problem.ProblemType;
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
import org.jspecify.annotations.Nullable;

/** Pages of rulebook versions: the state of each, what one changes, and the moves from there. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class RulebookPageResource {
    private static final int ROWS = 200;
    private static final int ENTRIES = 50;
    private static final int BACKTESTS = 5;

    private final RulebookMoves moves;
    private final BacktestOrders orders;
    private final BacktestGate gate;
    private final VersionStore versions;
    private final ActivationStore activations;
    private final ReplicaStore replicas;
    private final AuditStore audit;
    private final RulesFolder folder;
    private final Rulebook rulebook;

    RulebookPageResource(
            RulebookMoves moves,
            BacktestOrders orders,
            BacktestGate gate,
            VersionStore versions,
            ActivationStore activations,
            ReplicaStore replicas,
            AuditStore audit,
            RulesFolder folder,
            Rulebook rulebook) {
        this.moves = moves;
        this.orders = orders;
        this.gate = gate;
        this.versions = versions;
        this.activations = activations;
        this.replicas = replicas;
        this.audit = audit;
        this.folder = folder;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "rulebooks")
    static final class RulebookPages {
        private RulebookPages() {}

        static native TemplateInstance rulebooks(
                PageFrame frame, List<RulebookReport> versions, List<Replica> replicas, RulebookPage.Trail trail);

        static native TemplateInstance rulebook(PageFrame frame, RulebookPage page);
    }

    @GET
    @Path("rulebooks")
    @Operation(hidden = true)
    public TemplateInstance rulebooks() {
        List<RulebookReport> versions =
                this.versions.latest(ROWS).stream().map(RulebookReport::of).toList();
        return RulebookPages.rulebooks(
                frame(), versions, replicas.list(), new RulebookPage.Trail(folder.isOwner(), audit.latest(ENTRIES)));
    }

    @GET
    @Path("rulebooks/{version}")
    @Operation(hidden = true)
    public TemplateInstance rulebook(@RestPath String version) {
        RulebookReport report =
                RulebookReport.whole(moves.known(version), moves.text(version).files(), audit.of(version));
        Optional<String> inForce = activations.active().map(Activation::version);
        Optional<RulebookDiff> diff = inForce.filter(it -> !it.equals(version)).map(it -> comparison(it, version));
        RulebookPage.InForce beside = new RulebookPage.InForce(inForce.orElse(""), diff);
        return RulebookPages.rulebook(
                frame(), RulebookPage.of(report, beside, past(report, inForce), folder.isOwner()));
    }

    /** The page is shown all the same where the two cannot be compared now. */
    private RulebookDiff comparison(String before, String after) {
        try {
            return moves.comparison(before, after);
        } catch (Busy | RulesTooCostly | CorruptRulebook e) {
            return new RulebookDiff(before, after, List.of(), List.of(), String.valueOf(e.getMessage()));
        }
    }

    private RulebookPage.Past past(RulebookReport report, Optional<String> inForce) {
        String version = report.version();
        return new RulebookPage.Past(
                orders.of(version, BACKTESTS), orders.usual().orElse(null), missing(report, inForce));
    }

    private List<String> missing(RulebookReport report, Optional<String> inForce) {
        if (!report.state().isWaiting() || inForce.isEmpty()) {
            return List.of();
        }
        GateState standing = gate.standing(inForce, report.version());
        return standing.opens() ? List.of() : List.of(standing.words(inForce.get()), standing.advice(report.version()));
    }

    /** Moves a version, as the form on its page sends it, and shows the page again. */
    @POST
    @Path("rulebooks/{version}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response move(
            @RestPath String version,
            @RestForm @Nullable String verb,
            @RestForm @Nullable String who,
            @RestForm @Nullable String why,
            @RestForm @Nullable String over) {
        Verb chosen = Parameters.choice("verb", verb, Verb.SUBMIT);
        boolean intoForce = chosen == Verb.ACTIVATE || chosen == Verb.ROLLBACK;
        moves.move(version, chosen, who, why, intoForce ? over : null);
        return seeOther(version);
    }

    /** Drafts a version that differs from this one in one file. */
    @POST
    @Path("rulebooks/{version}/files")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response edit(
            @RestPath String version,
            @RestForm @Nullable String path,
            @RestForm @Nullable String text,
            @RestForm @Nullable String who,
            @RestForm @Nullable String why) {
        if (path == null || text == null) {
            throw Fault.of(ProblemType.MALFORMED_BODY, "the form names no file.", "Maybe edit it on the page.");
        }
        return seeOther(moves.draft(version, path, text, who, why).version().version());
    }

    private static Response seeOther(String version) {
        return Response.seeOther(URI.create("/rulebooks/" + version)).build();
    }

    private PageFrame frame() {
        return PageFrame.of("rules", rulebook.status());
    }
}
