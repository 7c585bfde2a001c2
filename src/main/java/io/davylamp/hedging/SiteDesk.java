package io.davylamp.hedging;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What can be done on an operator's own sites: fix the price of its power, or stop machines that do not pay for theirs.
 *
 * @param state the operator's latest readings
 * @param metrics its metrics of the same moment
 * @param terms the mandate's terms: lots of MW or PH/s
 */
record SiteDesk(OperatorState state, MetricSet metrics, Mandate.Terms terms) {
    private static final double KWH_PER_MW_DAY = 24_000;

    /** Fixes the target share of the power drawn at today's price and what the mandate says fixing adds. */
    HedgeProposal fixPower(HedgeRequest request, StressScenario stress) {
        Optional<Double> megawatts = megawatts();
        if (megawatts.isEmpty()) {
            return HedgeDesk.notSized(request, "the power drawn or its price is not known");
        }
        double share = Math.min(terms.most(), request.targetRatio());
        double fixed = Lots.whole(share * megawatts.get(), terms.lot());
        if (fixed <= 0) {
            return HedgeDesk.notSized(
                    request, "%.2f MW are drawn, less than the smallest lot can fix".formatted(megawatts.get()));
        }
        double today = state.cost().orElseThrow().powerPriceUsdPerKwh();
        double price = today * (1 + terms.cost());
        double saved = fixed * KWH_PER_MW_DAY * (today * (1 + stress.powerChange()) - price);
        String text =
                "Fix the power of %s of %s MW for %d days at %.4f USD/kWh (now %.4f); with power up %s it saves %s USD a day."
                        .formatted(
                                Wording.btc(fixed),
                                Wording.btc(megawatts.get()),
                                request.tenorDays(),
                                price,
                                today,
                                Wording.percent(stress.powerChange()),
                                Wording.price(saved));
        return new HedgeProposal.OnSite(
                request.ruleId(),
                request.instrument(),
                Wording.join(request.why(), text),
                fixed,
                OptionalDouble.empty(),
                OptionalDouble.of(price),
                request.tenorDays(),
                saved);
    }

    /** Stops the target share of the machines whose power costs more than they earn. */
    HedgeProposal curtail(HedgeRequest request) {
        if (state.profile().power().takeOrPay()) {
            return HedgeDesk.notSized(request, "power is paid for whether it is drawn or not");
        }
        Optional<UnprofitableMachines> machines = UnprofitableMachines.of(state, metrics);
        if (machines.isEmpty()) {
            return HedgeDesk.notSized(request, "no machine earns less than its power costs, or it is not known");
        }
        double ph =
                Lots.whole(machines.get().hashratePh() * Math.min(terms.most(), request.targetRatio()), terms.lot());
        if (ph <= 0) {
            return HedgeDesk.notSized(request, "less than the smallest lot is under water");
        }
        double saved = ph * machines.get().lossUsdPerPhDay();
        double megawatts = ph * machines.get().kwhPerPhDay() / KWH_PER_MW_DAY;
        String text = "Stop %s PH/s (%s MW) that earn less than their power costs; it saves %s USD a day."
                .formatted(Wording.whole(ph), Wording.btc(megawatts), Wording.price(saved));
        return new HedgeProposal.OnSite(
                request.ruleId(),
                request.instrument(),
                Wording.join(request.why(), text),
                megawatts,
                OptionalDouble.of(ph),
                OptionalDouble.empty(),
                request.tenorDays(),
                saved);
    }

    /** The power paid for, MW in the mean. */
    private Optional<Double> megawatts() {
        return metrics.find(OperatorMetric.PowerCost.class)
                .flatMap(power -> state.cost()
                        .filter(it -> it.powerPriceUsdPerKwh() > 0)
                        .map(it -> power.usdPerDay() / it.powerPriceUsdPerKwh() / KWH_PER_MW_DAY));
    }
}
