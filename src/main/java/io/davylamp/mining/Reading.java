package io.davylamp.mining;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A dated fact sent to us. {@code id} is the sender's and makes a repeat harmless: the same id with the same content
 * is a duplicate, with other content it is rejected.
 */
public sealed interface Reading {
    /** The sender's id, unique per operator (or per market), 1 to 128 characters. */
    String id();

    /** The moment the fact was true. */
    Instant at();

    /** A reading about one operator. */
    sealed interface OfOperator extends Reading permits Fleet, Treasury, Cost, Debt, Hedges, Disclosure {
        OperatorId operatorId();
    }

    /**
     * The market at one moment.
     *
     * @param priceUsd BTC price, USD
     * @param difficulty network difficulty, plain number
     * @param subsidyBtc block subsidy, BTC
     * @param feesBtcPerBlock mean fees of a block (a day's or 144 blocks' mean), BTC
     * @param blocksPerDay blocks found that day; 144 where absent
     * @param networkHashrateEh observed hashrate, EH/s; difficulty × 2^32 / 600 where absent
     * @param height chain height, where known
     * @param quotes what the derivatives market quotes
     * @param minerOutflowBtc coins that left miners' wallets that day, from a provider, BTC; absent where it is not
     *     reported
     * @param minerBalanceBtc coins in miners' wallets at the day's end, from the same provider, BTC, where known
     * @param pools shares of the blocks or of the hashrate by pool; empty where they are not reported. What they leave
     *     of one belongs to pools nobody named
     */
    record Market(
            String id,
            Instant at,
            double priceUsd,
            double difficulty,
            double subsidyBtc,
            double feesBtcPerBlock,
            OptionalDouble blocksPerDay,
            OptionalDouble networkHashrateEh,
            OptionalLong height,
            Quotes quotes,
            OptionalDouble minerOutflowBtc,
            OptionalDouble minerBalanceBtc,
            List<PoolShare> pools)
            implements Reading {
        private static final int MAX_POOLS = 100;

        /** Published shares are rounded: together they may be a little more than one. */
        private static final double ROUNDING = 0.01;

        public Market(
                String id,
                Instant at,
                double priceUsd,
                double difficulty,
                double subsidyBtc,
                double feesBtcPerBlock,
                OptionalDouble blocksPerDay,
                OptionalDouble networkHashrateEh,
                OptionalLong height,
                Quotes quotes) {
            this(
                    id,
                    at,
                    priceUsd,
                    difficulty,
                    subsidyBtc,
                    feesBtcPerBlock,
                    blocksPerDay,
                    networkHashrateEh,
                    height,
                    quotes,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of());
        }

        public Market {
            Ids.check(id);
            at = Moment.check(at);
            Range.positive("priceUsd", priceUsd);
            Range.positive("difficulty", difficulty);
            Range.within(
                    "subsidyBtc",
                    subsidyBtc,
                    0,
                    50,
                    "Maybe a day's issuance was given: one block's is 3.125 since 2024.");
            Range.within("feesBtcPerBlock", feesBtcPerBlock, 0, 1000, "Maybe satoshis were given: write BTC.");
            blocksPerDay.ifPresent(
                    it -> Range.within("blocksPerDay", it, 1, 1000, "Maybe leave it out: 144 is then used."));
            networkHashrateEh.ifPresent(it -> Range.positive("networkHashrateEh", it));
            quotes = Objects.requireNonNullElse(quotes, Quotes.NONE);
            quotes.checkAlive(at);
            minerOutflowBtc.ifPresent(it -> Range.within("minerOutflowBtc", it, 0, 21e6, "Maybe USD were given."));
            minerBalanceBtc.ifPresent(it -> Range.within("minerBalanceBtc", it, 0, 21e6, "Maybe USD were given."));
            pools = List.copyOf(Objects.requireNonNullElse(pools, List.of()));
            checkPools(pools);
        }

        private static void checkPools(List<PoolShare> pools) {
            if (pools.size() > MAX_POOLS) {
                throw new InvalidValue(
                        "pools",
                        "pools names %,d pools; allowed are %d.".formatted(pools.size(), MAX_POOLS),
                        "Maybe leave the smallest out: what is not named counts as many small ones.");
            }
            Set<String> names = new HashSet<>();
            double sum = 0;
            for (int i = 0; i < pools.size(); i++) {
                if (!names.add(pools.get(i).name())) {
                    throw new InvalidValue(
                            "pools." + i + ".name",
                            "pools names %s twice.".formatted(pools.get(i).name()),
                            "Maybe add up its shares.");
                }
                sum += pools.get(i).share();
            }
            if (sum > 1 + ROUNDING) {
                throw new InvalidValue(
                        "pools",
                        "the shares of pools add up to %.4f; allowed is 1.".formatted(sum),
                        "Maybe they are of two periods, or a pool is listed under two names.");
            }
        }
    }

    /**
     * What an operator's machines do.
     *
     * @param hashratePh hashrate installed and energised, PH/s
     * @param uptime share of the time it hashes, fraction
     * @param joulesPerTh fleet efficiency, J/TH
     * @param machines the makes it consists of; empty where it is not reported. They need not add up to the whole
     * @param host who runs its site, by a name that is the same for all its clients; absent where it does so itself, or
     *     it is not given
     */
    record Fleet(
            String id,
            Instant at,
            OperatorId operatorId,
            double hashratePh,
            double uptime,
            double joulesPerTh,
            List<MachineClass> machines,
            Optional<String> host)
            implements OfOperator {
        public Fleet(
                String id, Instant at, OperatorId operatorId, double hashratePh, double uptime, double joulesPerTh) {
            this(id, at, operatorId, hashratePh, uptime, joulesPerTh, List.of());
        }

        public Fleet(
                String id,
                Instant at,
                OperatorId operatorId,
                double hashratePh,
                double uptime,
                double joulesPerTh,
                List<MachineClass> machines) {
            this(id, at, operatorId, hashratePh, uptime, joulesPerTh, machines, Optional.empty());
        }

        public Fleet {
            Ids.check(id);
            at = Moment.check(at);
            Range.within("hashratePh", hashratePh, 0, 1e7, "Maybe TH/s were given: write PH/s.");
            Range.fraction("uptime", uptime);
            Range.within("joulesPerTh", joulesPerTh, 1, 10_000, "Maybe J/GH were given: an S19j Pro is 30 J/TH.");
            machines = List.copyOf(Objects.requireNonNullElse(machines, List.of()));
            host = Objects.requireNonNullElse(host, Optional.empty());
            host.ifPresent(it -> Ids.checkName("host", it));
        }
    }

    /**
     * What an operator owns.
     *
     * @param cashUsd cash, USD
     * @param btcUnencumbered BTC it can sell at will
     * @param btcPledged BTC pledged, lent or otherwise out of reach
     * @param undrawnUsd committed credit not yet drawn, USD
     * @param btcMined30d BTC mined over the last 30 days, where known
     * @param btcSold30d BTC sold over the last 30 days, where known
     * @param stablecoins stablecoins by issuer, which cash does not hold; empty where there are none
     * @param btcLent of the BTC pledged or lent, those lent out, where known
     * @param receivablesUsd what others owe it within a year, USD, where known
     * @param otherCurrentAssetsUsd prepaid power, deposits and the like that are used up within a year, USD, where
     *     known
     * @param currentLiabilitiesUsd what falls due within a year, USD, where known
     */
    record Treasury(
            String id,
            Instant at,
            OperatorId operatorId,
            double cashUsd,
            double btcUnencumbered,
            double btcPledged,
            double undrawnUsd,
            OptionalDouble btcMined30d,
            OptionalDouble btcSold30d,
            List<Stablecoin> stablecoins,
            OptionalDouble btcLent,
            OptionalDouble receivablesUsd,
            OptionalDouble otherCurrentAssetsUsd,
            OptionalDouble currentLiabilitiesUsd)
            implements OfOperator {
        public Treasury(
                String id,
                Instant at,
                OperatorId operatorId,
                double cashUsd,
                double btcUnencumbered,
                double btcPledged,
                double undrawnUsd,
                OptionalDouble btcMined30d,
                OptionalDouble btcSold30d) {
            this(
                    id,
                    at,
                    operatorId,
                    cashUsd,
                    btcUnencumbered,
                    btcPledged,
                    undrawnUsd,
                    btcMined30d,
                    btcSold30d,
                    List.of(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }

        public Treasury {
            Ids.check(id);
            at = Moment.check(at);
            Range.nonNegative("cashUsd", cashUsd);
            Range.within("btcUnencumbered", btcUnencumbered, 0, 21e6, "Maybe satoshis were given: write BTC.");
            Range.within("btcPledged", btcPledged, 0, 21e6, "Maybe satoshis were given: write BTC.");
            Range.nonNegative("undrawnUsd", undrawnUsd);
            btcMined30d.ifPresent(it -> Range.within("btcMined30d", it, 0, 21e6, "Maybe satoshis were given."));
            btcSold30d.ifPresent(it -> Range.within("btcSold30d", it, 0, 21e6, "Maybe satoshis were given."));
            stablecoins = List.copyOf(Objects.requireNonNullElse(stablecoins, List.of()));
            double outOfReach = btcPledged;
            btcLent.ifPresent(it -> Range.within(
                    "btcLent", it, 0, outOfReach, "Maybe they are missing in btcPledged, which includes those lent."));
            receivablesUsd.ifPresent(it -> Range.nonNegative("receivablesUsd", it));
            otherCurrentAssetsUsd.ifPresent(it -> Range.nonNegative("otherCurrentAssetsUsd", it));
            currentLiabilitiesUsd.ifPresent(it -> Range.nonNegative("currentLiabilitiesUsd", it));
        }
    }

    /**
     * What an operator pays to run.
     *
     * @param powerPriceUsdPerKwh price of power, net of nothing, USD per kWh
     * @param otherCashCostUsdPerDay hosting, site opex and cash G&amp;A, USD per day
     * @param curtailmentCreditsUsdPerDay credits earned by switching off, USD per day
     * @param sustainingCapexUsdPerDay spent to keep the hashrate as it is, not to grow it, USD per day, where known
     */
    record Cost(
            String id,
            Instant at,
            OperatorId operatorId,
            double powerPriceUsdPerKwh,
            double otherCashCostUsdPerDay,
            double curtailmentCreditsUsdPerDay,
            OptionalDouble sustainingCapexUsdPerDay)
            implements OfOperator {
        public Cost(
                String id,
                Instant at,
                OperatorId operatorId,
                double powerPriceUsdPerKwh,
                double otherCashCostUsdPerDay,
                double curtailmentCreditsUsdPerDay) {
            this(
                    id,
                    at,
                    operatorId,
                    powerPriceUsdPerKwh,
                    otherCashCostUsdPerDay,
                    curtailmentCreditsUsdPerDay,
                    OptionalDouble.empty());
        }

        public Cost {
            Ids.check(id);
            at = Moment.check(at);
            Range.within(
                    "powerPriceUsdPerKwh",
                    powerPriceUsdPerKwh,
                    0,
                    2,
                    "Maybe cents or MWh were given: 52 USD/MWh is 0.052.");
            Range.nonNegative("otherCashCostUsdPerDay", otherCashCostUsdPerDay);
            Range.nonNegative("curtailmentCreditsUsdPerDay", curtailmentCreditsUsdPerDay);
            sustainingCapexUsdPerDay.ifPresent(it -> Range.nonNegative("sustainingCapexUsdPerDay", it));
        }
    }

    /**
     * What an operator owes: all its loans, each time.
     *
     * @param loans every loan; an empty list says "no debt"
     * @param missedPayment whether a payment that was due has not been made
     * @param interestUsdPerDay interest within all loans' debt service, USD per day, where known
     */
    record Debt(
            String id,
            Instant at,
            OperatorId operatorId,
            List<Loan> loans,
            boolean missedPayment,
            OptionalDouble interestUsdPerDay)
            implements OfOperator {
        public Debt(String id, Instant at, OperatorId operatorId, List<Loan> loans, boolean missedPayment) {
            this(id, at, operatorId, loans, missedPayment, OptionalDouble.empty());
        }

        public Debt {
            Ids.check(id);
            at = Moment.check(at);
            loans = List.copyOf(loans);
            interestUsdPerDay.ifPresent(it -> Range.nonNegative("interestUsdPerDay", it));
        }
    }

    /**
     * The hedges an operator has: all of them, each time.
     *
     * @param positions every open position; an empty list says "unhedged"
     */
    record Hedges(String id, Instant at, OperatorId operatorId, List<HedgePosition> positions) implements OfOperator {
        public Hedges {
            Ids.check(id);
            at = Moment.check(at);
            positions = List.copyOf(positions);
        }
    }
}
