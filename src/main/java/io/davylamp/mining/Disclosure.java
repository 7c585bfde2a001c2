package io.davylamp.mining;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a miner publishes each month, in the words it publishes it in. Any part may be missing; what is missing is not
 * zero. Flows are those of the month in which {@code at} lies; everything else is as it stood at {@code at}.
 *
 * @param cashUsd cash and equivalents that are free, USD
 * @param liquidityUsd total liquidity where it is reported as one figure: cash and free coins, USD
 * @param undrawnUsd committed credit not yet drawn, USD
 * @param btcHeld all coins held, those pledged or restricted included, BTC
 * @param btcPledged of these, pledged, restricted or lent, BTC
 * @param btcMined coins mined in the month, BTC
 * @param btcSold coins sold in the month, BTC
 * @param hashrateEh its own hashrate deployed at {@code at}, EH/s; what it hosts for others is not its own
 * @param averageHashrateEh its own average operating hashrate of the month, EH/s
 * @param joulesPerTh fleet efficiency, J/TH
 * @param machines the makes its fleet consists of
 * @param region where most of its power is drawn: a country by its two letters, or one and a state, {@code US-TX}
 * @param revenueUsd revenue from its own mining in the month, USD
 * @param powerBillUsd paid for power in the month, USD
 * @param powerMwh energy drawn in the month, MWh
 * @param powerPriceUsdPerKwh price of power, USD per kWh
 * @param otherCostUsd cash cost beside power in the month, USD
 * @param burnUsd net cash that running it and serving its debt used in the month, USD; new money, and what is spent on
 *     growth, are left out
 * @param debtUsd all debt, USD; 0 says that there is none
 * @param securedDebtUsd of this, what is secured, USD
 * @param debtServiceUsd interest and principal due in a month on all of it, USD
 * @param loans debt loan by loan
 * @param missedPayment whether a payment that was due has not been made
 * @param capexDueUsd payments due on machines and sites within a year, USD
 */
public record Disclosure(
        String id,
        Instant at,
        OperatorId operatorId,
        OptionalDouble cashUsd,
        OptionalDouble liquidityUsd,
        OptionalDouble undrawnUsd,
        OptionalDouble btcHeld,
        OptionalDouble btcPledged,
        OptionalDouble btcMined,
        OptionalDouble btcSold,
        OptionalDouble hashrateEh,
        OptionalDouble averageHashrateEh,
        OptionalDouble joulesPerTh,
        List<MachineClass> machines,
        Optional<String> region,
        OptionalDouble revenueUsd,
        OptionalDouble powerBillUsd,
        OptionalDouble powerMwh,
        OptionalDouble powerPriceUsdPerKwh,
        OptionalDouble otherCostUsd,
        OptionalDouble burnUsd,
        OptionalDouble debtUsd,
        OptionalDouble securedDebtUsd,
        OptionalDouble debtServiceUsd,
        List<DisclosedLoan> loans,
        Optional<Boolean> missedPayment,
        OptionalDouble capexDueUsd)
        implements Reading.OfOperator {
    private static final String COINS = "Maybe satoshis were given: write BTC.";
    private static final String REGION = "[A-Z]{2}(-[A-Z]{2,3})?";

    /** Far above any company's 60 to 70 in 2025, far below a PH/s figure of a large one. */
    private static final double MAX_EH = 5_000;

    /** What is rounded in public does not always add up. */
    private static final double ROUNDING = 1.01;

    public Disclosure {
        Ids.check(id);
        at = Moment.check(at);
        cashUsd = usd("cashUsd", cashUsd);
        liquidityUsd = usd("liquidityUsd", liquidityUsd);
        undrawnUsd = usd("undrawnUsd", undrawnUsd);
        btcHeld = within("btcHeld", btcHeld, Bounds.MAX_BTC, COINS);
        btcPledged = within("btcPledged", btcPledged, Bounds.MAX_BTC, COINS);
        btcMined = within("btcMined", btcMined, Bounds.MAX_BTC, COINS);
        btcSold = within("btcSold", btcSold, Bounds.MAX_BTC, COINS);
        hashrateEh = eh("hashrateEh", hashrateEh);
        averageHashrateEh = eh("averageHashrateEh", averageHashrateEh);
        joulesPerTh = given(joulesPerTh);
        joulesPerTh.ifPresent(
                it -> Range.within("joulesPerTh", it, 1, 10_000, "Maybe J/GH were given: an S19j Pro is 30 J/TH."));
        machines = List.copyOf(Objects.requireNonNullElse(machines, List.of()));
        Bounds.size("machines", machines, Bounds.MAX_MACHINES);
        region = Objects.requireNonNullElse(region, Optional.empty());
        region.ifPresent(Disclosure::checkRegion);
        revenueUsd = usd("revenueUsd", revenueUsd);
        powerBillUsd = usd("powerBillUsd", powerBillUsd);
        powerMwh = within("powerMwh", powerMwh, 1e8, "Maybe kWh were given: write MWh.");
        powerPriceUsdPerKwh = within(
                "powerPriceUsdPerKwh", powerPriceUsdPerKwh, 2, "Maybe cents or MWh were given: 52 USD/MWh is 0.052.");
        otherCostUsd = usd("otherCostUsd", otherCostUsd);
        burnUsd = usd("burnUsd", burnUsd);
        debtUsd = usd("debtUsd", debtUsd);
        securedDebtUsd = usd("securedDebtUsd", securedDebtUsd);
        debtServiceUsd = usd("debtServiceUsd", debtServiceUsd);
        loans = List.copyOf(Objects.requireNonNullElse(loans, List.of()));
        Bounds.size("loans", loans, Bounds.MAX_LOANS);
        missedPayment = Objects.requireNonNullElse(missedPayment, Optional.empty());
        capexDueUsd = usd("capexDueUsd", capexDueUsd);
        part("btcPledged", btcPledged, "btcHeld", btcHeld, "Maybe btcHeld leaves out those pledged: add them.");
        part("securedDebtUsd", securedDebtUsd, "debtUsd", debtUsd, "Maybe debtUsd leaves out what is secured: add it.");
        OptionalDouble byLoan = OptionalDouble.of(
                loans.stream().mapToDouble(DisclosedLoan::balanceUsd).sum());
        part("loans", byLoan, "debtUsd", debtUsd, "Maybe debtUsd is of another date, or a loan is listed twice.");
    }

    /** How many days the month has that its flows are of. */
    public int days() {
        return YearMonth.from(at.atZone(ZoneOffset.UTC)).lengthOfMonth();
    }

    /** Coins pledged, as said of all or loan by loan; empty where neither is. */
    public OptionalDouble coinsPledged() {
        return btcPledged.isPresent()
                        || loans.stream().noneMatch(it -> it.btcPledged().isPresent())
                ? btcPledged
                : OptionalDouble.of(loans.stream()
                        .mapToDouble(it -> it.btcPledged().orElse(0))
                        .sum());
    }

    /** Whether it says anything about debt. */
    public boolean speaksOfDebt() {
        return debtUsd.isPresent() || securedDebtUsd.isPresent() || !loans.isEmpty();
    }

    private static OptionalDouble given(OptionalDouble figure) {
        return Objects.requireNonNullElse(figure, OptionalDouble.empty());
    }

    private static OptionalDouble usd(String field, OptionalDouble figure) {
        Bounds.usd(field, given(figure));
        return given(figure);
    }

    private static OptionalDouble within(String field, OptionalDouble figure, double max, String advice) {
        given(figure).ifPresent(it -> Range.within(field, it, 0, max, advice));
        return given(figure);
    }

    private static OptionalDouble eh(String field, OptionalDouble figure) {
        return within(field, figure, MAX_EH, "Maybe PH/s were given: write EH/s, 1,086 PH/s is 1.086.");
    }

    private static void checkRegion(String region) {
        if (!region.matches(REGION)) {
            throw new InvalidValue(
                    "region",
                    "region must be a country's two letters, or these and a state's.",
                    "Maybe write US, US-TX, CA-QC or NO.");
        }
    }

    private static void part(
            String field, OptionalDouble part, String wholeField, OptionalDouble whole, String advice) {
        if (part.isPresent() && whole.isPresent() && part.getAsDouble() > whole.getAsDouble() * ROUNDING) {
            throw new InvalidValue(
                    field,
                    "%s is %,.0f; allowed is up to %s, %,.0f."
                            .formatted(field, part.getAsDouble(), wholeField, whole.getAsDouble()),
                    advice);
        }
    }
}
