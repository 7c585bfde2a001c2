package io.davylamp.web.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.ingest.Rejection;
import io.davylamp.ingest.Submission;
import io.davylamp.market.MarketStore;
import io.davylamp.mining.Fingerprint;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.TypedMoment;
import io.davylamp.monitor.intake.ReadingQueue;
import io.davylamp.operator.OperatorStore;
import io.davylamp.web.book.Registration;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registers an operator where it is new, keeps what it published, and answers with the grade that follows from it. */
@ApplicationScoped
class FirstGradeDesk {
    private static final int LONGEST_ID = 64;
    private static final int DIGITS_OF_CONTENT = 8;

    private final OperatorStore operators;
    private final ReadingQueue queue;
    private final AssessmentStore assessments;
    private final MarketStore market;
    private final Clock clock;

    FirstGradeDesk(
            OperatorStore operators, ReadingQueue queue, AssessmentStore assessments, MarketStore market, Clock clock) {
        this.operators = operators;
        this.queue = queue;
        this.assessments = assessments;
        this.market = market;
        this.clock = clock;
    }

    /** A first grade with the assessment it is taken from. */
    record Graded(FirstGradeReport report, Assessment assessment) {}

    /** Grades an operator by its name and what it published of one month. Nothing is kept where anything is wrong. */
    Graded grade(FirstGradeRequest request) {
        String name = request.name() == null ? "" : request.name().strip();
        OperatorId id = request.id() == null ? idOf(name) : OperatorStore.idOf(request.id());
        OperatorProfile profile = new Registration(null, name, null, null, null).profile(id);
        Optional<OperatorProfile> known = operators.profile(id);
        known.filter(it -> !it.name().equals(name)).ifPresent(it -> {
            throw Fault.atPointer(
                    ProblemType.CONFLICT,
                    "/id",
                    "%s is the id of %s already.".formatted(id, it.name()),
                    "Maybe it is the same: send that name; or send an id of its own for %s.".formatted(name));
        });
        Submission.Parsed reading = reading(id, request.disclosure());
        if (known.isEmpty()) {
            operators.register(profile, clock.instant());
        }
        check(queue.accept("first-grade", List.of(reading)).get(0));
        Assessment assessment =
                assessments.holding(Subject.of(id), reading.reading().at());
        return new Graded(FirstGradeReport.of(id, known.isEmpty(), assessment), assessment);
    }

    /** {@code Acme Mining, Inc.} becomes {@code acme-mining-inc}. */
    static OperatorId idOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        try {
            return new OperatorId(plain.substring(0, Math.min(LONGEST_ID, plain.length())));
        } catch (InvalidValue e) {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    name.isEmpty() ? "/name" : "/id",
                    name.isEmpty() ? "name is missing." : "no id can be made of this name.",
                    name.isEmpty() ? "Maybe use the trading name." : "Maybe send an id beside it: acme-mining.");
        }
    }

    private Submission.Parsed reading(OperatorId id, @Nullable JsonNode sent) {
        if (sent != null && !sent.isNull() && !sent.isObject()) {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    "/disclosure",
                    "disclosure is not a JSON object.",
                    "Maybe send {\"cashUsd\": 12000000}.");
        }
        ObjectNode json = sent instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        Instant now = clock.instant();
        Instant at = at(json.path("at").asText(""), now);
        json.put("type", "disclosure").put("operatorId", id.value()).put("at", at.toString());
        json.remove("id");
        String content = Fingerprint.of(json.toString()).substring(0, DIGITS_OF_CONTENT);
        json.put("id", "disclosure-%s-%s".formatted(at.atZone(ZoneOffset.UTC).toLocalDate(), content));
        Submission submission = ReadingParser.array(json.toString(), now).get(0);
        if (submission instanceof Submission.Refused refused) {
            throw fault(refused.rejection());
        }
        return (Submission.Parsed) submission;
    }

    /** The moment typed; without one, the end of the last day of the market, or now. */
    private Instant at(String typed, Instant now) {
        Instant lastOfMarket = market.lastDay()
                .map(it -> it.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC))
                .orElse(now);
        Instant at = TypedMoment.upTo("at", typed, lastOfMarket);
        boolean endsToday = at.isAfter(now)
                && at.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(now.atZone(ZoneOffset.UTC).toLocalDate());
        return endsToday ? now : at;
    }

    private static void check(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Rejected rejected) {
            throw fault(rejected.rejection());
        } else if (outcome instanceof ItemOutcome.Held held) {
            throw fault(held.rejection());
        }
    }

    private static Fault fault(Rejection rejection) {
        ProblemType type = rejection.reason() == Rejection.Reason.UNKNOWN_FIELD
                ? ProblemType.UNKNOWN_FIELD
                : ProblemType.INVALID_VALUE;
        return Fault.atPointer(
                type, "/disclosure" + rejection.field().orElse(""), rejection.message(), rejection.advice());
    }
}
