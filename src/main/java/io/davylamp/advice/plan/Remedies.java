package io.davylamp.advice.plan;

import io.davylamp.advice.Remedy;
import io.davylamp.hedging.UnprofitableMachines;
import io.davylamp.hedging.Wording;
import io.davylamp.hedging.cash.CashChange;
import io.davylamp.hedging.cash.Means;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would bring an operator to the mandate's targets where no hedge does, on top of the plan that comes closest: each
 * remedy alone lets liquidity last as long as wanted under stress; where it does already, new money or a lower debt service
 * pays what the worst twentieth of outcomes leaves unpaid.
 *
 * @param operator the operator
 * @param means what it can pay with
 * @param change what the plan does to that
 * @param stoppedPh PH/s the plan stops already
 * @param targetDays stressed runway wanted, days
 * @param shortUsdPerDay by how much cash flow of the worst twentieth then falls short of its target, USD a day
 */
record Remedies(
        Case operator, Means means, CashChange change, double stoppedPh, double targetDays, double shortUsdPerDay) {
    private static final double KWH_PER_MW_DAY = 24_000;
    /** Nobody pays more than so many times what power costs. */
    private static final double MOST_PAID = 2;

    private static final StressScenario TODAY = new StressScenario(0, 0, 0);

    /** All of them; none where the runway is long enough. */
    List<Remedy> all() {
        double missing = means.missingUsd(change, targetDays);
        List<Remedy> all = new ArrayList<>();
        if (missing <= 0) {
            cashFlow(all);
            return all;
        }
        all.add(newMoney(missing));
        debtService(missing).ifPresent(all::add);
        losing().ifPresent(it -> all.add(stop(it)));
        sellPower(missing).ifPresent(all::add);
        return all;
    }

    private void cashFlow(List<Remedy> all) {
        if (shortUsdPerDay <= 0) {
            return;
        }
        double reserve = shortUsdPerDay * means.days();
        all.add(new Remedy(
                Remedy.Kind.NEW_MONEY,
                reserve,
                "USD",
                "A reserve of %s USD would pay what one outcome in twenty leaves unpaid over %d days."
                        .formatted(Comparisons.usd(reserve), means.days())));
        double now = means.flows().debtServiceUsdPerDay();
        if (now > 0) {
            double borne = Math.max(0, now - shortUsdPerDay);
            all.add(new Remedy(
                    Remedy.Kind.LOWER_DEBT_SERVICE,
                    borne,
                    "USD/day",
                    shortUsdPerDay <= now
                            ? "Debt service of at most %s USD a day, now %s, would be paid in 95 of 100 outcomes."
                                    .formatted(Comparisons.usd(borne), Comparisons.usd(now))
                            : "Even without its debt service of %s USD a day cash cost would not be paid in 95 of 100 outcomes."
                                    .formatted(Comparisons.usd(now))));
        }
        losing().ifPresent(it -> all.add(stop(it)));
    }

    private Remedy newMoney(double usd) {
        String text = "New money of %s USD would let liquidity last %s under stress."
                .formatted(Comparisons.usd(usd), Comparisons.days(targetDays));
        return new Remedy(Remedy.Kind.NEW_MONEY, usd, "USD", text);
    }

    /** Service falls by what is missing a day. */
    private Optional<Remedy> debtService(double missing) {
        double now = means.flows().debtServiceUsdPerDay();
        if (now <= 0) {
            return Optional.empty();
        }
        double borne = now - missing / targetDays;
        String what = borne >= 0
                ? "Debt service of at most %s USD a day, now %s, would let liquidity last %s under stress"
                        .formatted(Comparisons.usd(borne), Comparisons.usd(now), Comparisons.days(targetDays))
                : "Even without its debt service of %s USD a day liquidity would not last %s under stress"
                        .formatted(Comparisons.usd(now), Comparisons.days(targetDays));
        String text = what
                + "; operations alone bear %s USD a day at today's prices and %s under stress."
                        .formatted(
                                Comparisons.usd(Math.max(0, means.operatingUsdPerDay())),
                                Comparisons.usd(Math.max(0, means.stressedOperatingUsdPerDay())));
        return Optional.of(new Remedy(Remedy.Kind.LOWER_DEBT_SERVICE, Math.max(0, borne), "USD/day", text));
    }

    /** Machines that lose under stress and are not stopped by the plan; none where their power is paid for anyway. */
    private Optional<UnprofitableMachines> losing() {
        return UnprofitableMachines.of(
                        operator.state(), operator.metrics(), means.weather().stress())
                .filter(it -> it.hashratePh() >= stoppedPh + 1)
                .filter(it -> !operator.state().profile().power().takeOrPay());
    }

    private Remedy stop(UnprofitableMachines losing) {
        double ph = losing.hashratePh() - stoppedPh;
        double today = UnprofitableMachines.of(operator.state(), operator.metrics(), TODAY)
                .map(UnprofitableMachines::hashratePh)
                .orElse(0.0);
        String text =
                "Under stress %s PH/s%s would earn less than their power costs, %s of them do already; stopped, the least efficient first (%s J/TH), they save %s USD a day then."
                        .formatted(
                                Comparisons.usd(ph),
                                stoppedPh > 0 ? " beside those the plan stops" : "",
                                Comparisons.usd(Math.max(0, today - stoppedPh)),
                                Wording.tenths(losing.worstJoulesPerTh()),
                                Comparisons.usd(ph * losing.lossUsdPerPhDay()));
        return new Remedy(Remedy.Kind.STOP_MACHINES, ph, "PH/s", text);
    }

    /** The power of machines that lose under stress, or else all of it, let to others at a price that closes the gap. */
    private Optional<Remedy> sellPower(double missing) {
        double today =
                operator.state().cost().map(Reading.Cost::powerPriceUsdPerKwh).orElse(0.0);
        if (today <= 0) {
            return Optional.empty();
        }
        double price = today * (1 + means.weather().stress().powerChange());
        double kwh = losing().map(it -> (it.hashratePh() - stoppedPh) * it.kwhPerPhDay())
                .orElse(means.flows().powerUsdPerDay() / today);
        double mined = losing().map(it -> price * kwh - (it.hashratePh() - stoppedPh) * it.lossUsdPerPhDay())
                .orElse(means.stressedRevenueUsdPerDay());
        double enough = (mined + missing / targetDays) / kwh;
        String text = String.format(
                Locale.ROOT,
                "Under stress %s MW let as hosting, or sold back, at %.3f USD/kWh or more would bring what is missing; mined with, a kWh brings %.3f USD then and costs %.3f.",
                Wording.tenths(kwh / KWH_PER_MW_DAY),
                enough,
                mined / kwh,
                price);
        return kwh > 0 && enough <= MOST_PAID * price
                ? Optional.of(new Remedy(Remedy.Kind.SELL_POWER, kwh / KWH_PER_MW_DAY, "MW", text))
                : Optional.empty();
    }
}
