package io.davylamp.web.problem;

import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.page.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page of what can go wrong with a request: where the type of each problem leads. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class ProblemTypesPageResource {
    private final Rulebook rulebook;

    ProblemTypesPageResource(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "problem")
    static final class ProblemTypesPages {
        private ProblemTypesPages() {}

        static native TemplateInstance problems(PageFrame frame, List<ProblemType> types);
    }

    @GET
    @Path("problems/{name: [a-z-]*}")
    @Operation(hidden = true)
    public TemplateInstance problems() {
        return ProblemTypesPages.problems(frame(""), List.of(ProblemType.values()));
    }

    private PageFrame frame(String current) {
        return PageFrame.of(current, rulebook.status());
    }
}
