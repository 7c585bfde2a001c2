package io.davylamp.web.problem;

import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.page.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** A problem as people see it, in the same frame as every page. */
@ApplicationScoped
public class ProblemPage {
    private final Rulebook rulebook;

    ProblemPage(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "problem")
    static final class ProblemPages {
        private ProblemPages() {}

        static native TemplateInstance problem(PageFrame frame, Problem problem);
    }

    /** Whether a person asks: a browser does, the API's paths never answer with a page. */
    public static boolean isWantedBy(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.normalizedPath().startsWith("/api/");
    }

    public String render(Problem problem) {
        return ProblemPages.problem(PageFrame.of("", rulebook.status()), problem)
                .render();
    }
}
