package io.davylamp.web.readings;

import io.davylamp.ingest.Quarantine;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of readings that were refused. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class QuarantinePageResource {
    private static final int ROWS = 200;

    private final Quarantine quarantine;
    private final Rulebook rulebook;

    QuarantinePageResource(Quarantine quarantine, Rulebook rulebook) {
        this.quarantine = quarantine;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "readings")
    static final class QuarantinePages {
        private QuarantinePages() {}

        static native TemplateInstance quarantine(PageFrame frame, List<Quarantine.Entry> entries, long oldest);
    }

    @GET
    @Path("quarantine")
    @Operation(hidden = true)
    public TemplateInstance quarantine(@RestQuery @Nullable String before) {
        List<Quarantine.Entry> page = quarantine.before(Parameters.id("before", before, Long.MAX_VALUE), ROWS);
        long oldest = page.size() < ROWS ? 0 : page.get(ROWS - 1).id();
        return QuarantinePages.quarantine(frame("quarantine"), page, oldest);
    }

    private PageFrame frame(String current) {
        return PageFrame.of(current, rulebook.status());
    }
}
