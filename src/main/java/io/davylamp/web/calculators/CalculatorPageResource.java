package io.davylamp.web.calculators;

import io.davylamp.calculator.Calculator;
import io.davylamp.calculator.Calculators;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.page.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Pages on which a person can try each formula. */
@Path("/calculators")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class CalculatorPageResource {
    private static final String PLACE = "calculators";

    private final Rulebook rulebook;

    CalculatorPageResource(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "calculators")
    static final class CalculatorPages {
        private CalculatorPages() {}

        static native TemplateInstance calculators(PageFrame frame, Map<String, List<Calculator>> families);

        static native TemplateInstance calculator(PageFrame frame, CalculatorPage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        return CalculatorPages.calculators(PageFrame.of(PLACE, rulebook.status()), Calculators.families());
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public TemplateInstance one(@RestPath String name, @Context UriInfo uri) {
        Calculator calculator = Calculators.known(name);
        Map<String, String> typed = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((key, values) -> typed.put(key, values.get(0)));
        CalculatorPage page =
                typed.isEmpty() ? CalculatorPage.example(calculator) : CalculatorPage.of(calculator, typed);
        return CalculatorPages.calculator(PageFrame.of(PLACE, rulebook.status()), page);
    }
}
