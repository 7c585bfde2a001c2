package io.davylamp.mining;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What exists on earth: the bounds a reading must keep to when it is taken in. They are checked at the door and not in
 * the records, so that what an earlier version took in can be read and replayed for ever.
 */
public final class Bounds {
    /** No balance: all money of all countries in its wide sense is about 1e14 USD, the largest bank owns 6e12. */
    static final double MAX_USD = 1e13;

    /** No daily flow: the whole world earns about 3e11 USD a day. */
    static final double MAX_USD_PER_DAY = 1e11;

    /** No price of a BTC: all coins would be worth forty times all wealth, which is about 5e14 USD. */
    static final double MAX_USD_PER_BTC = 1e9;

    /** The first exchange rate ever published was 0.00076 USD per BTC, in October 2009. */
    static final double MIN_USD_PER_BTC = 1e-4;

    /** All coins there will ever be. */
    static final double MAX_BTC = 21e6;

    /** A satoshi: nothing smaller is on the chain. */
    static final double MIN_BTC = 1e-8;

    /** The protocol's lowest difficulty is 1; a million times that of 2025 would need more power than mankind uses. */
    static final double MAX_DIFFICULTY = 1e20;

    /** What {@link #MAX_DIFFICULTY} stands for: difficulty × 2^32 / 600, rounded up. */
    static final double MAX_NETWORK_EH = 1e9;

    /** A single early processor, 1 MH/s. */
    static final double MIN_NETWORK_EH = 1e-12;

    /** Blocks until the year 2200 and far beyond. */
    static final double MAX_HEIGHT = 1e8;

    static final int MAX_LOANS = 200;
    static final int MAX_MACHINES = 200;
    static final int MAX_POSITIONS = 500;
    static final int MAX_STABLECOINS = 50;

    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 1, 3);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final String UNIT = "Maybe the unit is wrong, or a decimal point is missing.";

    private Bounds() {}

    /**
     * Checks a reading that is to be taken in.
     *
     * @throws InvalidValue for the first figure beyond its bounds, with its place such as {@code loans.3.balanceUsd}
     */
    public static void check(Reading reading) {
        if (reading instanceof Reading.Market it) {
            market(it);
        } else if (reading instanceof Reading.Fleet it) {
            size("machines", it.machines(), MAX_MACHINES);
        } else if (reading instanceof Reading.Treasury it) {
            treasury(it);
        } else if (reading instanceof Reading.Cost it) {
            usdPerDay("otherCashCostUsdPerDay", it.otherCashCostUsdPerDay());
            usdPerDay("curtailmentCreditsUsdPerDay", it.curtailmentCreditsUsdPerDay());
            it.sustainingCapexUsdPerDay().ifPresent(usd -> usdPerDay("sustainingCapexUsdPerDay", usd));
        } else if (reading instanceof Reading.Debt it) {
            debt(it);
        } else if (reading instanceof Reading.Hedges it) {
            hedges(it);
        }
    }

    private static void market(Reading.Market it) {
        price("priceUsd", it.priceUsd());
        Range.within("difficulty", it.difficulty(), 1, MAX_DIFFICULTY, UNIT);
        it.networkHashrateEh()
                .ifPresent(eh -> Range.within("networkHashrateEh", eh, MIN_NETWORK_EH, MAX_NETWORK_EH, UNIT));
        it.height().ifPresent(height -> Range.within("height", height, 0, MAX_HEIGHT, UNIT));
        List<DatedFuture> futures = it.quotes().futures();
        for (int i = 0; i < futures.size(); i++) {
            price("quotes.futures.%d.priceUsd".formatted(i), futures.get(i).priceUsd());
        }
        List<VolPoint> vols = it.quotes().vols();
        for (int i = 0; i < vols.size(); i++) {
            price("quotes.vols.%d.strikeUsd".formatted(i), vols.get(i).strikeUsd());
            price("quotes.vols.%d.forwardUsd".formatted(i), vols.get(i).forwardUsd());
        }
    }

    private static void treasury(Reading.Treasury it) {
        usd("cashUsd", it.cashUsd());
        usd("undrawnUsd", it.undrawnUsd());
        usd("receivablesUsd", it.receivablesUsd());
        usd("otherCurrentAssetsUsd", it.otherCurrentAssetsUsd());
        usd("currentLiabilitiesUsd", it.currentLiabilitiesUsd());
        size("stablecoins", it.stablecoins(), MAX_STABLECOINS);
        for (int i = 0; i < it.stablecoins().size(); i++) {
            usd("stablecoins.%d.usd".formatted(i), it.stablecoins().get(i).usd());
        }
    }

    private static void debt(Reading.Debt it) {
        it.interestUsdPerDay().ifPresent(usd -> usdPerDay("interestUsdPerDay", usd));
        size("loans", it.loans(), MAX_LOANS);
        for (int i = 0; i < it.loans().size(); i++) {
            String place = "loans.%d.".formatted(i);
            Loan loan = it.loans().get(i);
            usd(place + "balanceUsd", loan.balanceUsd());
            usdPerDay(place + "debtServiceUsdPerDay", loan.toldServiceUsdPerDay());
            if (loan.collateral() instanceof Loan.Collateral.Btc pledge) {
                Range.within(place + "collateral.btc", pledge.btc(), MIN_BTC, MAX_BTC, UNIT);
            } else if (loan.collateral() instanceof Loan.Collateral.Asic pledge) {
                Range.within(place + "collateral.valueUsd", pledge.valueUsd(), 0.01, MAX_USD, UNIT);
            }
        }
    }

    private static void hedges(Reading.Hedges it) {
        size("positions", it.positions(), MAX_POSITIONS);
        for (int i = 0; i < it.positions().size(); i++) {
            String place = "positions.%d.".formatted(i);
            HedgePosition position = it.positions().get(i);
            Range.within(place + "btc", position.btc(), MIN_BTC, MAX_BTC, UNIT);
            position.strikeUsd().ifPresent(strike -> price(place + "strikeUsd", strike));
            day(place + "expiry", position.expiry());
        }
    }

    static void usd(String field, OptionalDouble value) {
        value.ifPresent(it -> usd(field, it));
    }

    static void usd(String field, double value) {
        Range.within(field, value, 0, MAX_USD, UNIT);
    }

    private static void usdPerDay(String field, double value) {
        Range.within(field, value, 0, MAX_USD_PER_DAY, "Maybe a year's figure was given, or the unit is wrong.");
    }

    private static void price(String field, double value) {
        Range.within(field, value, MIN_USD_PER_BTC, MAX_USD_PER_BTC, UNIT);
    }

    private static void day(String field, LocalDate value) {
        if (value.isBefore(FIRST_DAY) || value.isAfter(LAST_DAY)) {
            throw new InvalidValue(
                    field,
                    "%s is %s; allowed is %s to %s.".formatted(field, value, FIRST_DAY, LAST_DAY),
                    "Maybe the year is wrong.");
        }
    }

    static void size(String field, List<?> list, int most) {
        if (list.size() > most) {
            throw new InvalidValue(
                    field,
                    "%s has %,d entries; allowed are %,d.".formatted(field, list.size(), most),
                    "Maybe add small ones up into one.");
        }
    }
}
