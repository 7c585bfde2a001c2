package io.davylamp.advice.desk;

import io.davylamp.advice.Advice;
import io.davylamp.advice.AdviceState;
import io.davylamp.advice.AdviceStore;
import io.davylamp.advice.Outcome;
import io.davylamp.market.MarketStore;
import io.davylamp.mining.Declined;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.TypedMoment;
import io.davylamp.mining.TypedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person decides a recommendation, by the API or by the page. */
@ApplicationScoped
public class AdviceDecisions {
    private static final int LONGEST_REASON = 1_000;
    private static final Duration LONGEST_DEFERRAL = Duration.ofDays(90);

    private final AdviceStore store;
    private final MarketStore market;
    private final Clock clock;

    AdviceDecisions(AdviceStore store, MarketStore market, Clock clock) {
        this.store = store;
        this.market = market;
        this.clock = clock;
    }

    /** What a person can do with an open recommendation. */
    public enum Verb {
        ACCEPT,
        REJECT,
        DEFER
    }

    /**
     * A recommendation and what became of it.
     *
     * @param outcome what it brought or would have brought; absent before the day after
     * @param moves every move so far, in order
     */
    public record Followed(Advice advice, Optional<Outcome> outcome, List<AdviceStore.Move> moves) {}

    /** The recommendation, decided. */
    public Followed decide(String id, Verb verb, @Nullable String who, @Nullable String why, @Nullable String until) {
        AdviceState.Decision decision = new AdviceState.Decision(
                TypedText.line("who", who, TypedText.LONGEST_NAME, "Maybe write who decides: {\"who\": \"Ada\"}."),
                TypedText.lines("why", why, LONGEST_REASON, "Maybe say in a few words what is for it or against it."),
                clock.instant());
        if (!(known(id).state() instanceof AdviceState.Open open)) {
            throw decidedAlready(id);
        }
        AdviceState next = switch (verb) {
            case ACCEPT -> open.accept(decision);
            case REJECT -> open.reject(decision);
            case DEFER -> open.defer(decision, until(until, decision.at()));
        };
        if (!store.decide(id, next, decision)) {
            throw decidedAlready(id);
        }
        return report(id);
    }

    /** One that is asked for by its id, with its moves. */
    public Followed report(String id) {
        return report(known(id), store.moves(id));
    }

    /** One with its outcome, as far as the market is known. */
    public Followed report(Advice advice, List<AdviceStore.Move> moves) {
        LocalDate from = LocalDate.ofInstant(advice.recommendation().at(), ZoneOffset.UTC);
        LocalDate to = advice.recommendation().order().lastDay();
        return new Followed(advice, Outcome.of(advice.recommendation(), market.days(from, to)), moves);
    }

    private Advice known(String id) {
        return store.advice(id)
                .orElseThrow(() -> Declined.unknown(
                        "recommendation " + id, "Maybe list them: GET /api/v1/recommendations?state=all."));
    }

    private Declined decidedAlready(String id) {
        return Declined.of(
                Declined.Why.CONFLICT,
                "the recommendation is already %s."
                        .formatted(known(id).state().name().name().toLowerCase(Locale.ROOT)),
                "Maybe there is a new one: GET /api/v1/recommendations.");
    }

    private static Instant until(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            throw new InvalidValue(
                    "until",
                    "until is missing.",
                    "Maybe write a date: {\"until\": \"%s\"}."
                            .formatted(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(7)));
        }
        Instant until = TypedMoment.upTo("until", text, now);
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_DEFERRAL))) {
            throw new InvalidValue(
                    "until",
                    "until is %s; allowed is within the next %d days.".formatted(text, LONGEST_DEFERRAL.toDays()),
                    "Maybe reject it instead.");
        }
        return until;
    }
}
