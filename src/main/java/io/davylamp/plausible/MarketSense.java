package io.davylamp.plausible;

import io.davylamp.market.Hashprice;
import io.davylamp.market.Subsidy;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What of a market reading may be true: by the days around it, by its date, and by its own figures beside each other.
 * The factors leave room for all that happened from July 2010 to May 2025: −49 % and +55 % in a day, fees of 9.7 BTC a
 * block, 58 blocks a day when China's miners were switched off.
 */
final class MarketSense {
    private static final LocalDate GENESIS = LocalDate.of(2009, 1, 3);
    private static final double BLOCKS_PER_DAY = 144;

    /** A block paid beside the height given: a height is of a day's end or of its middle. */
    private static final long BLOCKS_OF_GRACE = 50;

    /** How far halvings to come may be from their estimate, and invented ones from the real, days. */
    private static final int DAYS_OF_GRACE = 60;

    private static final Figure PRICE = new Figure("priceUsd", "USD per BTC", Figure.MONEY);
    private static final Figure DIFFICULTY = Figure.of(
            "difficulty",
            "",
            new Figure.Slip(1e12, "trillions were given"),
            new Figure.Slip(1e9, "billions were given"));
    private static final Figure NETWORK = Figure.of(
            "networkHashrateEh",
            "EH/s",
            new Figure.Slip(1e-3, "PH/s were given"),
            new Figure.Slip(1e-6, "TH/s were given"),
            new Figure.Slip(1e3, "ZH/s were given"));
    private static final Figure FEES = Figure.of(
            "feesBtcPerBlock",
            "BTC",
            new Figure.Slip(1 / BLOCKS_PER_DAY, "a day's fees were given"),
            new Figure.Slip(1e-8, "satoshis were given"));
    private static final Figure SUBSIDY =
            Figure.of("subsidyBtc", "BTC", new Figure.Slip(1 / BLOCKS_PER_DAY, "a day's issuance was given"));
    private static final Figure HEIGHT = Figure.of("height", "blocks");
    private static final Figure BLOCKS = Figure.of("blocksPerDay", "blocks");

    private final Reading.Market reading;
    private final LocalDate date;
    private final MarketPast past;
    private final Sieve sieve;

    private MarketSense(Reading.Market reading, MarketPast past, Sieve sieve) {
        this.reading = reading;
        this.date = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        this.past = past;
        this.sieve = sieve;
    }

    static void check(Reading.Market reading, MarketPast past, Sieve sieve) {
        MarketSense sense = new MarketSense(reading, past, sieve);
        sense.price();
        sense.difficulty();
        sense.subsidy();
        sense.fees();
        sense.network();
        sense.miners();
        sense.quotes();
    }

    /** A week's median moved by up to 2.1 times; a crash of 40 % in a day is marked, one of 70 % is held. */
    private void price() {
        Optional<Usual> near = near(MarketPoint::priceUsd, 0.6, 1.67, 2);
        Year year = Year.of(date);
        sieve.check(
                PRICE,
                reading.priceUsd(),
                near.orElseGet(
                        () -> new Usual(year.priceLow() / 2, year.priceHigh() * 2, 3, "the prices of its year")));
    }

    /** A retarget moves difficulty by four times at most. */
    private void difficulty() {
        Optional<Usual> near = near(MarketPoint::difficulty, 0.7, 1.6, 3);
        Year year = Year.of(date);
        sieve.check(
                DIFFICULTY,
                reading.difficulty(),
                near.orElseGet(() -> new Usual(
                        year.difficultyLow() / 10, year.difficultyHigh() * 10, 10, "the difficulty of its year")));
    }

    /** The range around the last days' values, wider the older they are. */
    private Optional<Usual> near(ToDoubleFunction<MarketPoint> figure, double down, double up, double factor) {
        return past.of(date, figure).map(it -> {
            double wider = 1 + Math.max(0, it.age() - MarketPast.DAYS_AHEAD) / 30.0;
            return new Usual(
                    it.low() * down / wider, it.high() * up * wider, factor, "the market of the days around it");
        });
    }

    private void subsidy() {
        if (reading.height().isPresent()) {
            long height = reading.height().getAsLong();
            long blocks = (long) reading.blocksPerDay().orElse(BLOCKS_PER_DAY);
            double before = Subsidy.btc(Math.max(0, height - blocks - BLOCKS_OF_GRACE));
            sieve.check(
                    SUBSIDY,
                    reading.subsidyBtc(),
                    paid(Subsidy.btc(height + BLOCKS_OF_GRACE), before, 1.9, "its height"));
            double days = ChronoUnit.DAYS.between(GENESIS, date) + 1;
            sieve.check(
                    HEIGHT,
                    height,
                    Usual.around(days * BLOCKS_PER_DAY, 0.8, 1.12, 1.1, "ten minutes a block since January 2009"));
        } else {
            double before = Subsidy.btc(date.minusDays(DAYS_OF_GRACE));
            sieve.check(
                    SUBSIDY,
                    reading.subsidyBtc(),
                    paid(Subsidy.btc(date.plusDays(DAYS_OF_GRACE)), before, 2.5, "the halvings up to its date"));
        }
    }

    /** Within a thousandth: a mean over a day has rounding. */
    private static Usual paid(double low, double high, double factor, String by) {
        return new Usual(low * 0.999, high * 1.001, factor, by);
    }

    private void fees() {
        double usual = past.of(date, MarketPoint::feesBtcPerBlock)
                .map(it -> Math.min(10, Math.max(2, 15 * it.high())))
                .orElse(10.0);
        sieve.check(
                FEES, reading.feesBtcPerBlock(), Usual.upTo(usual, usual < 10 ? 5 : 2.5, "the fees there ever were"));
    }

    private void network() {
        double implied = Hashprice.networkHashrateEh(reading.difficulty());
        reading.networkHashrateEh()
                .ifPresent(it ->
                        sieve.check(NETWORK, it, Usual.around(implied, 0.5, 2.1, 2.5, "what the difficulty implies")));
        reading.blocksPerDay()
                .ifPresent(it -> sieve.check(BLOCKS, it, new Usual(72, 300, 2.5, "144 blocks a day and their luck")));
    }

    private void miners() {
        double coins = 21e6;
        reading.minerBalanceBtc()
                .ifPresent(it -> sieve.check(
                        new Figure("minerBalanceBtc", "BTC", Figure.COINS),
                        it,
                        new Usual(100_000, 5e6, 4, "what miners' wallets ever held")));
        reading.minerOutflowBtc()
                .ifPresent(it -> sieve.check(
                        new Figure("minerOutflowBtc", "BTC a day", Figure.COINS),
                        it,
                        Usual.upTo(reading.minerBalanceBtc().orElse(coins) / 5, 5, "what miners' wallets hold")));
    }

    private void quotes() {
        Quotes quotes = reading.quotes();
        quotes.impliedVol()
                .ifPresent(it -> sieve.check(
                        new Figure("quotes.impliedVol", "a year", Figure.SHARES),
                        it,
                        new Usual(0.15, 2, 2, "BTC's volatility since there are options")));
        quotes.futuresBasisPerYear()
                .ifPresent(it -> sieve.check(
                        new Figure("quotes.futuresBasisPerYear", "a year, of either sign", Figure.SHARES),
                        Math.abs(it),
                        Usual.upTo(0.6, 2, "the futures since there are any")));
        quotes.ratePerYear()
                .ifPresent(it -> sieve.check(
                        new Figure("quotes.ratePerYear", "a year, of either sign", Figure.SHARES),
                        Math.abs(it),
                        Usual.upTo(0.2, 2, "the USD rates of 50 years")));
        List<DatedFuture> futures = quotes.futures();
        for (int i = 0; i < futures.size(); i++) {
            sieve.check(
                    new Figure("quotes.futures.%d.priceUsd".formatted(i), "USD per BTC", Figure.MONEY),
                    futures.get(i).priceUsd(),
                    Usual.around(reading.priceUsd(), 0.5, 2, 2, "the reading's own price"));
        }
    }
}
