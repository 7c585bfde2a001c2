package io.davylamp.web.disclosure;

import io.davylamp.mining.Declined;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Fault;
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
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which a person types a name and a few figures, and reads a first grade. */
@Path("/first-grade")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class FirstGradePageResource {
    private final FirstGradeDesk desk;
    private final Rulebook rulebook;

    FirstGradePageResource(FirstGradeDesk desk, Rulebook rulebook) {
        this.desk = desk;
        this.rulebook = rulebook;
    }

    @CheckedTemplate(basePath = "disclosure")
    static final class FirstGradePages {
        private FirstGradePages() {}

        static native TemplateInstance firstGrade(PageFrame frame, FirstGradePage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance empty() {
        return page(FirstGradeForm.empty(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance grade(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = new HashMap<>();
        sent.forEach((field, values) -> typed.put(field, values.get(0)));
        FirstGradeForm form = FirstGradeForm.of(typed);
        if (form.isWrong()) {
            return page(form, null);
        }
        try {
            FirstGradeDesk.Graded graded = desk.grade(form.request());
            return page(form, FirstGradePage.Result.of(graded.report(), graded.assessment(), form.name()));
        } catch (Fault fault) {
            return page(form.refused(fault), null);
        } catch (Declined declined) {
            String place = declined.place().orElse("name");
            return page(
                    form.refused(Fault.atPointer(
                            ProblemType.INVALID_VALUE,
                            "/" + place,
                            String.valueOf(declined.getMessage()),
                            declined.advice())),
                    null);
        }
    }

    private TemplateInstance page(FirstGradeForm form, FirstGradePage.@Nullable Result result) {
        return FirstGradePages.firstGrade(
                PageFrame.of("first-grade", rulebook.status()), new FirstGradePage(form, result));
    }
}
