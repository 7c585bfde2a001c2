package io.davylamp.web.readings;

import io.davylamp.ingest.Confirmation;
import io.davylamp.ingest.DoubtStore;
import io.davylamp.ingest.Quarantine;
import io.davylamp.monitor.intake.HeldReadings;
import io.davylamp.rulebook.Rulebook;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of readings that were refused. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class QuarantinePageResource {
    private static final int ROWS = 200;

    private static final int MARKED = 50;

    private final Quarantine quarantine;
    private final DoubtStore doubts;
    private final HeldReadings held;
    private final Rulebook rulebook;

    QuarantinePageResource(Quarantine quarantine, DoubtStore doubts, HeldReadings held, Rulebook rulebook) {
        this.quarantine = quarantine;
        this.doubts = doubts;
        this.held = held;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "readings")
    static final class QuarantinePages {
        private QuarantinePages() {}

        static native TemplateInstance quarantine(
                PageFrame frame,
                int waiting,
                List<Quarantine.Entry> entries,
                long oldest,
                List<DoubtStore.Marked> marked);
    }

    @GET
    @Path("quarantine")
    @Operation(hidden = true)
    public TemplateInstance quarantine(@RestQuery @Nullable String before) {
        List<Quarantine.Entry> page = quarantine.before(Parameters.id("before", before, Long.MAX_VALUE), ROWS);
        long oldest = page.size() < ROWS ? 0 : page.get(ROWS - 1).id();
        return QuarantinePages.quarantine(
                frame("quarantine"), quarantine.waiting(), page, oldest, doubts.latest(MARKED));
    }

    /** Settles a held reading, as the form on the page sends it, and shows the page again. */
    @POST
    @Path("quarantine/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response settle(
            @RestPath String id,
            @RestForm @Nullable String by,
            @RestForm @Nullable String why,
            @RestForm @Nullable String outcome) {
        Confirmation confirmation = Confirmation.typed(by, why);
        if (Parameters.choice("outcome", outcome, Quarantine.Outcome.DISMISSED) == Quarantine.Outcome.CONFIRMED) {
            held.confirm(Parameters.id("id", id, 0), confirmation);
        } else {
            held.dismiss(Parameters.id("id", id, 0), confirmation);
        }
        return Response.seeOther(URI.create("/quarantine")).build();
    }

    private PageFrame frame(String current) {
        return PageFrame.of(current, rulebook.status());
    }
}
