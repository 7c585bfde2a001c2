package io.davylamp.calculator;

/** Inputs many calculators share, so that the same word has the same unit and range everywhere. */
public final class Quantities {
    private static final double SMALLEST = 1e-6;
    public static final double MAX_USD = 1e15;

    private Quantities() {}

    public static Input priceUsd(double example) {
        return price("priceUsd", "BTC price", example);
    }

    /** A price, forward or strike of one BTC. */
    public static Input price(String name, String meaning, double example) {
        return Input.number(name, "USD/BTC", meaning, example).within(0.01, 1e9);
    }

    public static Input difficulty(double example) {
        return Input.number("difficulty", "number", "network difficulty", example)
                .within(1, 1e18);
    }

    public static Input subsidyBtc(double example) {
        return Input.number("subsidyBtc", "BTC/block", "subsidy of a block", example)
                .within(SMALLEST, 50);
    }

    public static Input feesBtcPerBlock(double example) {
        return Input.number("feesBtcPerBlock", "BTC/block", "mean fees of a block", example)
                .within(0, 1000);
    }

    public static Input btcPerPhDay(double example) {
        return Input.number("btcPerPhDay", "BTC/PH/day", "hashprice in BTC", example)
                .within(1e-9, 1e6);
    }

    public static Input hashprice(String name, String meaning, double example) {
        return Input.number(name, "USD/PH/day", meaning, example).within(SMALLEST, 1e6);
    }

    public static Input hashratePh(double example) {
        return Input.number("hashratePh", "PH/s", "hashrate installed", example).within(0, 1e7);
    }

    public static Input joulesPerTh(double example) {
        return Input.number("joulesPerTh", "J/TH", "fleet efficiency", example).within(1, 10_000);
    }

    public static Input pue(double example) {
        return Input.number("pue", "ratio", "site power over machine power", example)
                .within(1, 3);
    }

    public static Input usdPerKwh(double example) {
        return Input.number("powerPriceUsdPerKwh", "USD/kWh", "price of power", example)
                .within(0, 2);
    }

    public static Input uptime(double example) {
        return share("uptime", "share of the time it hashes", example);
    }

    public static Input poolFee(double example) {
        return Input.number("poolFee", "fraction", "the pool's fee", example).within(0, 0.5);
    }

    public static Input share(String name, String meaning, double example) {
        return Input.number(name, "fraction", meaning, example).within(0, 1);
    }

    public static Input correlation(String name, String meaning, double example) {
        return Input.number(name, "fraction", meaning, example).within(-1, 1);
    }

    /** A sum of zero or more. */
    public static Input usd(String name, String meaning, double example) {
        return Input.number(name, "USD", meaning, example).within(0, MAX_USD);
    }

    /** A flow of zero or more. */
    public static Input usdPerDay(String name, String meaning, double example) {
        return Input.number(name, "USD/day", meaning, example).within(0, MAX_USD);
    }

    /** Coins, none allowed. */
    public static Input btc(String name, String meaning, double example) {
        return Input.number(name, "BTC", meaning, example).within(0, 21e6);
    }

    /** Coins, at least a satoshi. */
    public static Input someBtc(String name, String meaning, double example) {
        return Input.number(name, "BTC", meaning, example).within(1e-8, 21e6);
    }

    public static Input days(double example) {
        return Input.number("days", "days", "length of the period", example).within(1, 3650);
    }

    public static Input wholeDays(String meaning, long most, long example) {
        return Input.whole("days", "days", meaning, example).within(1, most);
    }

    public static Input years(double example) {
        return Input.number("years", "years", "time to expiry, years of 365 days", example)
                .within(1.0 / 365 / 24, 10);
    }

    public static Input vol(String name, String meaning, double example) {
        return Input.number(name, "fraction/year", meaning, example).within(0.01, 5);
    }

    public static Input rate(String name, String meaning, double example) {
        return Input.number(name, "fraction/year", meaning, example).within(-0.5, 1);
    }
}
