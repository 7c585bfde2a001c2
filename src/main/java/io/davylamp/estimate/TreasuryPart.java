package io.davylamp.estimate;

import io.davylamp.mining.DisclosedLoan;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What treasury readings would say. */
final class TreasuryPart {
    private static final double DAYS_OF_FLOWS = 30;

    private static final Pass.Words CASH = new Pass.Words("cash", "USD", false);
    private static final Pass.Words COINS = new Pass.Words("coins held", "BTC", false);
    private static final Pass.Words PLEDGED = new Pass.Words("coins pledged", "BTC", true);

    private final Pass it;
    private final Optional<Reading.Fleet> fleet;
    private final Published news;

    private TreasuryPart(Pass it, Optional<Reading.Fleet> fleet) {
        this.it = it;
        this.fleet = fleet;
        this.news = it.published().after(it.state().treasury()).fresh();
    }

    /** The treasury month by month as reported, the last with what had to be estimated; oldest first. */
    static List<Reading.Treasury> of(Pass pass, Optional<Reading.Fleet> fleet) {
        TreasuryPart part = new TreasuryPart(pass, fleet);
        List<Reading.Treasury> months = new ArrayList<>(pass.state().treasuryMonths());
        part.latest().ifPresent(latest -> {
            double pledged = latest.btcPledged() == 0
                    ? 0
                    : latest.btcPledged() / (latest.btcPledged() + latest.btcUnencumbered());
            part.earlier(latest.at(), pledged).forEach(months::add);
            months.add(latest);
        });
        return months;
    }

    private static boolean speaks(Disclosure by) {
        return by.cashUsd().isPresent()
                || by.liquidityUsd().isPresent()
                || by.btcHeld().isPresent();
    }

    /** Where nothing is said of it, and no reading says it either, all of it is estimated from what the fleet earns. */
    private Optional<Reading.Treasury> latest() {
        boolean known = it.state().treasury().isPresent();
        if (news.isEmpty() || (known && news.latest(TreasuryPart::speaks).isEmpty())) {
            return Optional.empty();
        }
        Optional<Told> cash = news.told(Disclosure::cashUsd);
        Optional<Told> held = news.told(Disclosure::btcHeld);
        Optional<Told> liquidity = news.told(Disclosure::liquidityUsd);
        Optional<Double> revenue = it.revenueUsdPerDay(fleet);
        if (cash.isEmpty() && liquidity.isEmpty() && revenue.isEmpty()) {
            return Optional.empty();
        }
        double undrawn = news.told(Disclosure::undrawnUsd).map(Told::figure).orElse(0.0);
        double coins = coins(cash, held, liquidity);
        double usd = cash.isPresent()
                ? it.reported(cash.get().figure())
                : liquidity
                        .map(told -> beside(told, coins, held.isPresent()))
                        .orElseGet(() -> it.estimated(it.byTable("cashDaysOfRevenue", CASH, revenue.orElseThrow())));
        double pledged = Math.min(coins, pledged(coins));
        Disclosure newest = news.latest(TreasuryPart::speaks).or(news::last).orElseThrow();
        Instant at = oldest(cash.or(() -> liquidity), held).orElse(newest.at());
        Optional<Disclosure> flows = news.latest(by -> by.btcSold().isPresent());
        return Optional.of(new Reading.Treasury(
                newest.id(),
                at,
                newest.operatorId(),
                usd,
                coins - pledged,
                pledged,
                undrawn,
                flows.map(by -> thirtyDays(by, by.btcMined())).orElse(OptionalDouble.empty()),
                flows.map(by -> thirtyDays(by, by.btcSold())).orElse(OptionalDouble.empty()),
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                dueWithinAYear()));
    }

    /** Coins as reported; where only liquidity and cash are, what is left of the one; else what such miners keep. */
    private double coins(Optional<Told> cash, Optional<Told> held, Optional<Told> liquidity) {
        if (held.isPresent()) {
            return it.reported(held.get().figure());
        }
        if (liquidity.isPresent()) {
            double left =
                    cash.map(told -> liquidity.get().figure() - told.figure()).orElse(0.0);
            return it.market()
                    .map(market -> Math.max(0, left) / market.priceUsd())
                    .orElse(0.0);
        }
        return it.estimated(
                it.byTable("coinsDaysOfOutput", COINS, it.outputBtcPerDay(fleet).orElse(0.0)));
    }

    /** Cash where liquidity is one figure: what is beside the coins, which it may or may not count. */
    private double beside(Told liquidity, double coins, boolean coinsReported) {
        double usd = liquidity.figure();
        if (!coinsReported || it.market().isEmpty() || coins == 0) {
            return it.reported(usd);
        }
        double left = Math.max(0, usd - coins * it.market().get().priceUsd());
        return it.estimated(
                new Estimate(
                        CASH.figure(),
                        CASH.unit(),
                        left,
                        left,
                        usd,
                        CASH.moreIsWorse(),
                        "liquidity as reported less its coins at the day's price; all of it where coins are not counted in it"));
    }

    private double pledged(double coins) {
        Optional<Told> told = news.told(Disclosure::coinsPledged);
        if (told.isPresent()) {
            return it.reported(told.get().figure());
        }
        if (coins == 0
                || it.published()
                        .latest(Disclosure::speaksOfDebt)
                        .filter(TreasuryPart::owesNothing)
                        .isPresent()) {
            return 0;
        }
        return it.estimated(it.byTable("pledgedShare", PLEDGED, coins));
    }

    private static boolean owesNothing(Disclosure by) {
        return by.loans().isEmpty()
                && by.debtUsd().orElse(0) == 0
                && by.securedDebtUsd().orElse(0) == 0;
    }

    /** Payments on machines and loans that fall due within a year, where any are reported. */
    private OptionalDouble dueWithinAYear() {
        OptionalDouble capex = news.told(Disclosure::capexDueUsd)
                .map(told -> OptionalDouble.of(told.figure()))
                .orElse(OptionalDouble.empty());
        double loans = it.published().latest(Disclosure::speaksOfDebt).stream()
                .flatMap(by -> by.loans().stream())
                .filter(loan -> loan.maturesOn()
                        .filter(day -> day.isBefore(it.date().plusYears(1)))
                        .isPresent())
                .mapToDouble(DisclosedLoan::balanceUsd)
                .sum();
        return capex.isEmpty() && loans == 0 ? capex : OptionalDouble.of(capex.orElse(0) + loans);
    }

    private static Optional<Instant> oldest(Optional<Told> cash, Optional<Told> held) {
        return Stream.of(cash, held)
                .flatMap(Optional::stream)
                .map(told -> told.by().at())
                .min(Comparator.naturalOrder());
    }

    private static OptionalDouble thirtyDays(Disclosure by, OptionalDouble month) {
        return month.isPresent() ? OptionalDouble.of(month.getAsDouble() * DAYS_OF_FLOWS / by.days()) : month;
    }

    /** Months whose cash and coins were both reported: what the treasury's fall is observed from. */
    private List<Reading.Treasury> earlier(Instant latest, double pledgedShare) {
        return it.state().disclosures().stream()
                .filter(by -> by.at().isBefore(latest))
                .filter(by -> by.cashUsd().isPresent() && by.btcHeld().isPresent())
                .map(by -> month(by, pledgedShare))
                .toList();
    }

    private static Reading.Treasury month(Disclosure by, double pledgedShare) {
        double held = by.btcHeld().orElseThrow();
        double pledged = Math.min(held, by.coinsPledged().orElse(held * pledgedShare));
        return new Reading.Treasury(
                by.id(),
                by.at(),
                by.operatorId(),
                by.cashUsd().orElseThrow(),
                held - pledged,
                pledged,
                by.undrawnUsd().orElse(0),
                thirtyDays(by, by.btcMined()),
                thirtyDays(by, by.btcSold()));
    }
}
