package io.davylamp.web.whatif;

import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.page.PageFrame;
import io.davylamp.whatif.SystemDesk;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page on which a person looks at the whole book as one system. */
@Path("/system")
@Produces(MediaType.TEXT_HTML)
@Blocking
@ConcurrencyLimited
public class SystemPageResource {
    private final SystemDesk desk;
    private final Rulebook rulebook;
    private final Clock clock;

    SystemPageResource(SystemDesk desk, Rulebook rulebook, Clock clock) {
        this.desk = desk;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "whatif")
    static final class SystemPages {
        private SystemPages() {}

        static native TemplateInstance system(PageFrame frame, SystemPage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@Context UriInfo uri) {
        Map<String, String> typed = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((key, values) -> typed.put(key, values.get(0)));
        return SystemPages.system(
                PageFrame.of("system", rulebook.status()), SystemPage.of(typed, it -> desk.view(it, clock.instant())));
    }
}
