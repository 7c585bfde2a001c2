package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.hedging.cash.Harm;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Makes of a priced hedge a recommendation: what it costs and changes, and how the other instruments of the mandate would
 * have done at the same target. Sizes are the hedge desk's own; a hedge that was sized so that it harms, as the first
 * edition's could be, is sized again or not recommended. A pure function of its arguments.
 */
public final class Adviser {
    static final Set<Instrument> PRODUCTION = EnumSet.of(
            Instrument.SELL_FUTURES,
            Instrument.BUY_PUTS,
            Instrument.PUT_SPREAD,
            Instrument.ZERO_COST_COLLAR,
            Instrument.HASHRATE_FORWARD,
            Instrument.PREPAID_HASHRATE);

    private final StressScenario stress;
    private final Mandate mandate;
    private final HedgeDesk desk;

    public Adviser(StressScenario stress, Mandate mandate) {
        this.stress = stress;
        this.mandate = mandate;
        this.desk = new HedgeDesk(stress, mandate);
    }

    /** What came of a request. */
    public sealed interface Advised {
        record Given(Recommendation recommendation) implements Advised {}

        /** @param reason why there is nothing to trade, or nothing that can be judged; a clause */
        record Nothing(String reason) implements Advised {}
    }

    /**
     * Works out what a hedge that is priced already does for the operator, beside the others of the mandate.
     *
     * @param hedge as the assessment priced it, under this stress and mandate
     * @param grounds the findings it stands on
     */
    public Advised recommend(PricedHedge hedge, List<Recommendation.Ground> grounds, Case operator) {
        if (hedge.proposal() instanceof HedgeProposal.NotSized not) {
            return new Advised.Nothing(not.reason());
        }
        HedgeRequest request = hedge.request();
        int days = PRODUCTION.contains(request.instrument())
                ? request.tenorDays()
                : mandate.targets().horizonDays();
        Outlook.Attempt attempt = Outlook.of(operator, stress, mandate, days);
        if (attempt instanceof Outlook.Attempt.Missing missing) {
            return new Advised.Nothing(missing.what());
        }
        Outlook outlook = ((Outlook.Attempt.Made) attempt).outlook();
        PricedHedge safe = harmless(hedge, operator, outlook) ? hedge : price(request, operator);
        if (safe.proposal() instanceof HedgeProposal.NotSized not) {
            return new Advised.Nothing(not.reason());
        }
        return choice(safe, operator, outlook)
                .map(choice -> harm(choice, outlook)
                        .<Advised>map(Advised.Nothing::new)
                        .orElseGet(() -> new Advised.Given(recommendation(safe, grounds, operator, outlook, choice))))
                .orElseGet(() -> new Advised.Nothing("it cannot be priced"));
    }

    private boolean harmless(PricedHedge hedge, Case operator, Outlook outlook) {
        return choice(hedge, operator, outlook)
                .filter(it -> it.withinMost() && harm(it, outlook).isEmpty())
                .isPresent();
    }

    private static Optional<String> harm(Choice choice, Outlook outlook) {
        return new Harm(outlook.means()).of(choice.change());
    }

    private Recommendation recommendation(
            PricedHedge hedge, List<Recommendation.Ground> grounds, Case operator, Outlook outlook, Choice choice) {
        return new Recommendation(
                hedge.request().ruleId(),
                hedge.proposal().text(),
                grounds,
                choice.order(),
                choice.cost(),
                new Recommendation.Effect(new Ledger(outlook, List.of()).standing(), choice.after()),
                alternatives(hedge.request(), operator, outlook, choice),
                Cautions.of(choice, operator.metrics(), mandate),
                operator.at(),
                operator.at().plus(Duration.ofDays(mandate.adviceDays())),
                operator.inEmergency());
    }

    private List<Recommendation.Alternative> alternatives(
            HedgeRequest request, Case operator, Outlook outlook, Choice taken) {
        List<Recommendation.Alternative> possible = new ArrayList<>();
        List<Recommendation.Alternative> impossible = new ArrayList<>();
        Comparisons comparisons = new Comparisons(mandate, outlook, taken);
        for (Instrument instrument : PRODUCTION) {
            if (instrument == request.instrument()) {
                continue;
            }
            PricedHedge other = price(
                    new HedgeRequest(
                            request.ruleId(), instrument, request.targetRatio(), outlook.days(), request.why()),
                    operator);
            Optional<Choice> choice = choice(other, operator, outlook);
            Optional<String> against = against(other, choice, outlook);
            if (against.isEmpty()) {
                possible.add(comparisons.lost(choice.orElseThrow()));
            } else {
                impossible.add(new Recommendation.Alternative(
                        instrument, Optional.empty(), Cost.NONE, Optional.empty(), against.get()));
            }
        }
        possible.sort(Comparator.comparingDouble(it -> it.cost().countedUsd()));
        possible.addAll(impossible);
        return possible;
    }

    /** Why an alternative cannot be had, a clause; empty where it can. */
    private static Optional<String> against(PricedHedge hedge, Optional<Choice> choice, Outlook outlook) {
        if (hedge.proposal() instanceof HedgeProposal.NotSized not) {
            return Optional.of(not.reason());
        }
        return choice.isEmpty() ? Optional.of("it cannot be priced") : harm(choice.get(), outlook);
    }

    private PricedHedge price(HedgeRequest request, Case operator) {
        return desk.price(request, operator.state(), operator.market(), operator.metrics(), operator.at());
    }

    private Optional<Choice> choice(PricedHedge hedge, Case operator, Outlook outlook) {
        OptionalDouble size = size(hedge.proposal());
        return size.isEmpty()
                ? Optional.empty()
                : new Moves(outlook, mandate, operator.state(), operator.metrics())
                        .of(hedge)
                        .map(move -> Choice.of(
                                move, size.getAsDouble(), outlook, LocalDate.ofInstant(operator.at(), ZoneOffset.UTC)));
    }

    /** The size in the move's unit. */
    private static OptionalDouble size(HedgeProposal proposal) {
        if (proposal instanceof HedgeProposal.Sized sized) {
            return sized.hashratePh().isPresent() ? sized.hashratePh() : OptionalDouble.of(sized.sizeBtc());
        } else if (proposal instanceof HedgeProposal.OnSite onSite) {
            return onSite.hashratePh().isPresent() ? onSite.hashratePh() : OptionalDouble.of(onSite.megawatts());
        }
        return OptionalDouble.empty();
    }
}
