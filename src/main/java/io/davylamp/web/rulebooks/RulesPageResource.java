package io.davylamp.web.rulebooks;

import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookStatus;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rules.RuleInfo;
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

/** The page of the rules in force, and of their last activations. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class RulesPageResource {
    private static final int ACTIVATIONS = 20;

    private final Rulebook rulebook;
    private final ActivationStore activations;

    RulesPageResource(Rulebook rulebook, ActivationStore activations) {
        this.rulebook = rulebook;
        this.activations = activations;
    }

    @CheckedTemplate(basePath = "rulebooks")
    static final class RulesPages {
        private RulesPages() {}

        static native TemplateInstance rules(PageFrame frame, List<RuleInfo> rules, List<Activation> activations);
    }

    @GET
    @Path("rules")
    @Operation(hidden = true)
    public TemplateInstance rules() {
        RulebookStatus status = rulebook.status();
        return RulesPages.rules(PageFrame.of("rules", status), status.rules(), activations.latest(ACTIVATIONS));
    }
}
