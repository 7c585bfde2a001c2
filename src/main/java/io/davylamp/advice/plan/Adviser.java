package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
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
 * have done at the same target. Sizes are the hedge desk's own. A pure function of its arguments.
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
        Optional<Choice> choice = choice(hedge, operator, outlook);
        return choice.isEmpty()
                ? new Advised.Nothing("it cannot be priced")
                : new Advised.Given(recommendation(hedge, grounds, operator, outlook, choice.get()));
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
                Cautions.of(choice.cost(), choice.after(), outlook, mandate),
                operator.at(),
                operator.at().plus(Duration.ofDays(mandate.adviceDays())));
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
            if (choice.isPresent()) {
                possible.add(comparisons.lost(choice.get()));
            } else {
                String reason =
                        other.proposal() instanceof HedgeProposal.NotSized not ? not.reason() : "it cannot be priced";
                impossible.add(new Recommendation.Alternative(
                        instrument, Optional.empty(), Cost.NONE, Optional.empty(), reason));
            }
        }
        possible.sort(Comparator.comparingDouble(it -> it.cost().countedUsd()));
        possible.addAll(impossible);
        return possible;
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
