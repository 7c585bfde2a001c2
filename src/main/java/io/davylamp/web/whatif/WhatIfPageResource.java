package io.davylamp.web.whatif;

import io.davylamp.assessment.BookStore;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleInfo;
import io.davylamp.web.edge.ConcurrencyLimited;
import io.davylamp.web.page.PageFrame;
import io.davylamp.whatif.SceneStore;
import io.davylamp.whatif.Shock;
import io.davylamp.whatif.WhatIfDesk;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page on which a person asks what a shock would do; a question is an address, so it can be sent to others. */
@Path("/what-if")
@Produces(MediaType.TEXT_HTML)
@Blocking
@ConcurrencyLimited
public class WhatIfPageResource {
    private static final int SUGGESTIONS = 100;

    private final WhatIfDesk desk;
    private final SceneStore scenes;
    private final OperatorStore operators;
    private final BookStore book;
    private final Rulebook rulebook;
    private final Clock clock;

    WhatIfPageResource(
            WhatIfDesk desk,
            SceneStore scenes,
            OperatorStore operators,
            BookStore book,
            Rulebook rulebook,
            Clock clock) {
        this.desk = desk;
        this.scenes = scenes;
        this.operators = operators;
        this.book = book;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "whatif")
    static final class WhatIfPages {
        private WhatIfPages() {}

        static native TemplateInstance whatIf(PageFrame frame, WhatIfPage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@Context UriInfo uri) {
        Map<String, String> typed = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((key, values) -> typed.put(key, values.get(0)));
        ShockForm form = ShockForm.of(typed);
        String id = typed.getOrDefault("operator", "").strip();
        WhatIfPage page;
        try {
            page = id.isEmpty() ? ofBook(form) : ofOne(id, form);
        } catch (InvalidValue e) {
            page = new WhatIfPage(id, "", form.refused(e).orElseThrow(() -> e), known(), null, null);
        }
        return WhatIfPages.whatIf(PageFrame.of("what-if", rulebook.status()), page);
    }

    private WhatIfPage ofBook(ShockForm form) {
        WhatIfPage.Book result = form.shock()
                .map(it -> WhatIfPage.Book.of(desk.book(it, clock.instant())))
                .orElse(null);
        return new WhatIfPage("", "", form, known(), null, result);
    }

    private WhatIfPage ofOne(String id, ShockForm form) {
        Optional<OperatorProfile> profile = profile(id);
        if (profile.isEmpty()) {
            return new WhatIfPage(id, "there is no operator “%s”.".formatted(id), form, known(), null, null);
        }
        WhatIfPage.One result =
                form.shock().map(it -> compare(profile.get(), it)).orElse(null);
        return new WhatIfPage(id, "", form, known(), result, null);
    }

    private WhatIfPage.One compare(OperatorProfile profile, Shock shock) {
        Map<String, RuleInfo> rules = rulebook.status().rules().stream()
                .collect(Collectors.toMap(RuleInfo::id, Function.identity(), (first, second) -> first));
        return WhatIfPage.One.of(
                desk.compare(scenes.find(profile.id(), clock.instant()).orElseThrow(), shock), profile.name(), rules);
    }

    private Optional<OperatorProfile> profile(String id) {
        try {
            return operators.profile(new OperatorId(id));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private List<String> known() {
        return book.page("", Optional.empty(), SUGGESTIONS, 0).stream()
                .map(BookStore.Entry::operatorId)
                .toList();
    }
}
