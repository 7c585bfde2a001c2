package io.davylamp.web.book;

import io.davylamp.alert.AlertStore;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.BookStore;
import io.davylamp.assessment.Subject;
import io.davylamp.metrics.operator.RemedyText;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.TypedMoment;
import io.davylamp.monitor.book.ShownVerdicts;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.PastRulebooks;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookStatus;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rules.Explanation;
import io.davylamp.rules.ParsedRulebook;
import io.davylamp.rules.RuleInfo;
import io.davylamp.web.page.PageFrame;
import io.davylamp.web.problem.Parameters;
import io.davylamp.whatif.JointShock;
import io.davylamp.whatif.ReverseStress;
import io.davylamp.whatif.SceneStore;
import io.davylamp.whatif.WhatIfDesk;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pages a risk officer reads: the book, one operator, the network. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class BookPageResource {
    private static final int ROWS = 100;
    private static final int MAX_STEPS = 500;
    private static final int NEAREST = 5;

    private final BookStore book;
    private final OperatorStore operators;
    private final ShownVerdicts verdicts;
    private final AlertStore alerts;
    private final Rulebook rulebook;
    private final SceneStore scenes;
    private final WhatIfDesk desk;
    private final PastRulebooks rulebooks;
    private final Clock clock;

    BookPageResource(
            BookStore book,
            OperatorStore operators,
            ShownVerdicts verdicts,
            AlertStore alerts,
            Rulebook rulebook,
            SceneStore scenes,
            WhatIfDesk desk,
            PastRulebooks rulebooks,
            Clock clock) {
        this.book = book;
        this.operators = operators;
        this.verdicts = verdicts;
        this.alerts = alerts;
        this.rulebook = rulebook;
        this.scenes = scenes;
        this.desk = desk;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "book")
    static final class BookPages {
        private BookPages() {}

        static native TemplateInstance book(PageFrame frame, BookPage page);

        static native TemplateInstance subject(PageFrame frame, SubjectPage page);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance book(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String grade,
            @RestQuery @Nullable String page,
            UriInfo uri) {
        BookSearch search = BookSearch.of(q, grade);
        BookStore.Counts counts = book.count(search.text());
        long total = counts.of(search.grade());
        long pages = Math.max(1, (total + ROWS - 1) / ROWS);
        int number = (int) Math.min(pages, Parameters.limit(page, 1, Integer.MAX_VALUE));
        Instant now = clock.instant();
        List<BookPage.Row> rows = verdicts.page(search.text(), search.grade(), ROWS, (number - 1) * ROWS).stream()
                .map(it -> BookPage.Row.of(
                        it,
                        it.verdict().map(known -> verdicts.isPast(known, now)).orElse(false)))
                .toList();
        return BookPages.book(
                PageFrame.of("book", rulebook.status()),
                new BookPage(
                        network(),
                        search.filters(counts),
                        rows,
                        total,
                        search.text(),
                        number,
                        pages,
                        search.query(),
                        counts.all() == 0 && search.text().isEmpty(),
                        BookPage.Example.at(uri.getBaseUri())));
    }

    private BookPage.@Nullable Network network() {
        return verdicts.at(Subject.NETWORK, clock.instant())
                .map(BookPage.Network::of)
                .orElse(null);
    }

    @GET
    @Path("operators/{id}")
    @Operation(hidden = true)
    public TemplateInstance operator(@RestPath String id, @RestQuery @Nullable String at) {
        OperatorProfile profile = operators.known(id);
        return subject("/operators/" + id, profile.name(), profile, Subject.of(profile.id()), at);
    }

    @GET
    @Path("network")
    @Operation(hidden = true)
    public TemplateInstance network(@RestQuery @Nullable String at) {
        return subject("/network", "The network", null, Subject.NETWORK, at);
    }

    private TemplateInstance subject(
            String path, String name, @Nullable OperatorProfile profile, Subject subject, @Nullable String at) {
        RulebookStatus status = rulebook.status();
        Instant moment = TypedMoment.upTo("at", at, clock.instant());
        Optional<Assessment> assessment = verdicts.at(subject, moment);
        List<BookStore.Step> steps = book.steps(subject, moment, MAX_STEPS);
        String inForce = status.active().map(Activation::version).orElse("");
        boolean canTurn =
                at == null && assessment.isPresent() && !status.rules().isEmpty();
        return BookPages.subject(
                PageFrame.of(subject.isNetwork() ? "network" : "book", status),
                new SubjectPage(
                        path,
                        name,
                        profile,
                        assessment
                                .map(it -> verdict(it, verdicts.isPast(it, moment), inForce))
                                .orElse(null),
                        at == null ? "" : at.strip(),
                        chart(assessment, steps),
                        SubjectPage.Change.of(steps),
                        alerts.openOf(subject),
                        profile != null && canTurn ? cures(profile.id()) : List.of(),
                        profile != null && canTurn ? reverse(profile.id()) : null));
    }

    private static @Nullable GradeChart chart(Optional<Assessment> assessment, List<BookStore.Step> steps) {
        return assessment
                .filter(it -> !steps.isEmpty())
                .map(it -> GradeChart.of(steps, it.at()))
                .orElse(null);
    }

    private List<String> cures(OperatorId id) {
        return scenes.find(id, clock.instant()).stream()
                .flatMap(it -> it.remedies().stream())
                .map(RemedyText::of)
                .toList();
    }

    /** Takes about 50 ms; so only for the present, which is what can still be acted on. */
    private @Nullable ReverseStress reverse(OperatorId id) {
        return scenes.find(id, clock.instant())
                .map(it -> desk.reverse(it, Optional.empty(), JointShock.usual(it)))
                .orElse(null);
    }

    /** A verdict with the rules as they were when it was given. */
    private SubjectPage.Verdict verdict(Assessment assessment, boolean past, String inForce) {
        Optional<ParsedRulebook> rulebook = rulebooks.version(assessment.rulebookVersion());
        Map<String, RuleInfo> rules = rulebook.stream()
                .flatMap(it -> it.rules().stream())
                .collect(Collectors.toMap(RuleInfo::id, Function.identity(), (first, second) -> first));
        List<Explanation> nearest = rulebook.map(
                        it -> ExplanationReport.of(assessment, it).nearestToWorse(assessment.flags(), NEAREST))
                .orElse(List.of());
        return SubjectPage.Verdict.of(assessment, past, rules, nearest, inForce);
    }
}
