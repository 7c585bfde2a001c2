package io.davylamp.web;

import io.davylamp.rulebook.Rulebook;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** A problem as people see it, in the same frame as every page. */
@ApplicationScoped
class ProblemPage {
    private final Rulebook rulebook;

    ProblemPage(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Whether a person asks: a browser does, the API's paths never answer with a page. */
    static boolean isWantedBy(RoutingContext request) {
        String accept = request.request().getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.normalizedPath().startsWith("/api/");
    }

    String render(Problem problem) {
        return Pages.problem(Frame.of("", rulebook.status()), problem).render();
    }
}
