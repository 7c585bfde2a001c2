package io.davylamp.metrics;

/** The metrics of one operator. Money is USD, hashrate PH/s, shares are fractions of one. */
public sealed interface OperatorMetric extends Metric {

    /**
     * Expected revenue per unit of hashrate and day before pool fees, with fees averaged over seven days. A PPS pool
     * pays the subsidy alone, so there it holds no fees.
     */
    record Hashprice(
            @Unit(value = "USD/PH/day", meaning = "expected revenue of 1 PH/s in a day")
            double usdPerPhDay,

            @Unit(value = "BTC/PH/day", meaning = "the same in BTC")
            double btcPerPhDay,

            @Unit(value = "fraction", meaning = "share of fees in a block's reward")
            double feeShare)
            implements OperatorMetric {}

    /** Mean of the last seven daily hashprices, network-wide: fees included, whatever the pool pays on. */
    record Hashprice7d(
            @Unit(value = "USD/PH/day", meaning = "mean of seven daily hashprices")
            double usdPerPhDay) implements OperatorMetric {}

    /** Coins the fleet is expected to earn, after uptime and pool fee. */
    record ExpectedOutput(
            @Unit(value = "BTC/day", meaning = "expected coins a day, after uptime and pool fee")
            double btcPerDay) implements OperatorMetric {}

    /** Expected output at today's price. */
    record Revenue(
            @Unit(value = "USD/day", meaning = "expected output at today's price")
            double usdPerDay) implements OperatorMetric {}

    /** What the machines' power costs. */
    record PowerCost(
            @Unit(value = "USD/day", meaning = "cost of the power drawn")
            double usdPerDay,

            @Unit(value = "USD/PH/day", meaning = "the same per PH/s running")
            double usdPerPhDay)
            implements OperatorMetric {}

    /** All cash cost, net of curtailment credits, per PH/s running. */
    record HashCost(
            @Unit(value = "USD/PH/day", meaning = "cash cost of 1 PH/s running for a day")
            double usdPerPhDay) implements OperatorMetric {}

    /** Hashprice at which cash cost is just covered. */
    record BreakevenHashprice(
            @Unit(value = "USD/PH/day", meaning = "hashprice at which cash cost is just covered")
            double usdPerPhDay) implements OperatorMetric {}

    /** BTC price at which cash cost is just covered, at today's difficulty: the shutdown price. */
    record BreakevenPrice(
            @Unit(value = "USD/BTC", meaning = "BTC price at which cash cost is just covered")
            double usdPerBtc) implements OperatorMetric {}

    /** Power price at which cash cost is just covered. Negative: no power price would do. */
    record BreakevenPower(
            @Unit(value = "USD/kWh", meaning = "power price at which cash cost is just covered")
            double usdPerKwh) implements OperatorMetric {}

    /** (revenue − cash cost) / revenue, before debt service. */
    record CashMargin(
            @Unit(value = "fraction", meaning = "(revenue - cash cost) / revenue, before debt service")
            double fraction) implements OperatorMetric {}

    /** Debt service coverage ratio: cash flow available for debt service / debt service. */
    record Dscr(
            @Unit(value = "ratio", meaning = "cash flow available for debt service / debt service")
            double ratio) implements OperatorMetric {}

    /** What the operator owes and whether it pays. */
    record DebtStatus(
            @Unit(value = "USD", meaning = "all loans' balance")
            double balanceUsd,

            @Unit(value = "USD/day", meaning = "interest and principal due a day, of the loans that report it")
            double debtServiceUsdPerDay,

            @Unit(value = "yes/no", meaning = "a payment that was due has not been made")
            boolean missedPayment)
            implements OperatorMetric {}

    /** A loan that is owed and does not report what serving it costs. What is not reported is not zero. */
    @Since(2)
    record DebtServiceUnknown(
            @Unit(value = "name", meaning = "the loan") String loanId,

            @Unit(value = "USD", meaning = "its balance") double balanceUsd)
            implements OperatorMetric {}

    /**
     * The balances that fall due soon, against what there is to pay them. Coins pledged for a loan come back when it is
     * repaid, so only what they do not cover counts. Loans that report no date are left out.
     */
    @Since(2)
    record NearMaturities(
            @Unit(value = "USD", meaning = "balances due within 30 days, less the coins pledged for them")
            double due30dUsd,

            @Unit(value = "USD", meaning = "the same within 90 days")
            double due90dUsd,

            @Unit(value = "USD", meaning = "the same within 365 days")
            double due365dUsd,

            @Unit(value = "ratio", meaning = "due within 30 days / liquidity")
            double ratio30d,

            @Unit(value = "ratio", meaning = "due within 90 days / liquidity")
            double ratio90d,

            @Unit(value = "ratio", meaning = "due within 365 days / liquidity")
            double ratio365d)
            implements OperatorMetric {}

    /** Loan to value of a loan secured by BTC. */
    record BtcLtv(
            @Unit(value = "name", meaning = "the loan") String loanId,

            @Unit(value = "ratio", meaning = "balance / value of the pledged BTC")
            double ratio)
            implements OperatorMetric {}

    /** Where a BTC-backed loan is called. */
    record MarginCall(
            @Unit(value = "name", meaning = "the loan") String loanId,

            @Unit(value = "USD/BTC", meaning = "BTC price at which the lender calls for margin")
            double priceUsd,

            @Unit(value = "fraction", meaning = "1 - call price / price; 0 or less: called")
            double distance)
            implements OperatorMetric {}

    /** Loan to value of a loan secured by machines. */
    record AsicLtv(
            @Unit(value = "name", meaning = "the loan") String loanId,

            @Unit(value = "ratio", meaning = "balance / value of the pledged machines")
            double ratio)
            implements OperatorMetric {}

    /** Cash, sellable BTC after haircut, and undrawn credit. */
    record Liquidity(
            @Unit(value = "USD", meaning = "cash + sellable BTC after haircut + undrawn credit")
            double usd,

            @Unit(value = "fraction", meaning = "share of it that is BTC")
            double btcShare)
            implements OperatorMetric {}

    /** How long liquidity alone would serve the debt. */
    record DebtServiceCover(
            @Unit(value = "months", meaning = "liquidity / monthly debt service")
            double months) implements OperatorMetric {}

    /**
     * Liquid treasury / net burn. Where nothing burns there is none, and an Unavailable says so; its detail begins with
     * the scenario.
     */
    record Runway(
            @Unit(value = "days", meaning = "liquidity / net burn")
            double days,

            @Unit(value = "scenario", meaning = "BASE, STRESSED or OBSERVED")
            Scenario scenario)
            implements OperatorMetric {}

    /**
     * How long liquidity lasts at most, where the debt service is not known, or not all of it: runway before what is
     * not reported. The true runway is no longer than this.
     */
    @Since(2)
    record RunwayAtMost(
            @Unit(value = "days", meaning = "liquidity / net burn before debt service that is not reported")
            double days,

            @Unit(value = "scenario", meaning = "BASE or STRESSED")
            Scenario scenario)
            implements OperatorMetric {}

    /** BTC sold over BTC mined in 30 days; above 1 the operator eats its treasury. */
    record SoldToMined(
            @Unit(value = "ratio", meaning = "BTC sold / BTC mined, 30 days")
            double ratio) implements OperatorMetric {}

    /**
     * Share of the next 90 days' expected production already hedged by unexpired positions. Without a reading of hedges
     * none are known, and it is 0.
     */
    record HedgeCover(
            @Unit(value = "fraction", meaning = "hedged / expected production of 90 days")
            double fraction) implements OperatorMetric {}

    /** Annualised futures basis. */
    record FuturesBasis(
            @Unit(value = "fraction/year", meaning = "ln(future / spot) a year")
            double perYear) implements OperatorMetric {}

    /** At-the-money implied volatility of BTC options. */
    record ImpliedVol(
            @Unit(value = "fraction/year", meaning = "at-the-money implied volatility")
            double perYear) implements OperatorMetric {}

    /** What a mined coin costs, by energy alone and in cash. */
    record CostOfBtc(
            @Unit(value = "USD/BTC", meaning = "(power - curtailment credits) / BTC mined")
            double energyUsdPerBtc,

            @Unit(value = "USD/BTC", meaning = "the same with hosting, opex and cash G&A")
            double cashUsdPerBtc)
            implements OperatorMetric {}

    /** All-in sustaining cost of a mined coin: cash cost, sustaining capex and interest. */
    record AllInCost(
            @Unit(value = "USD/BTC", meaning = "cash cost + sustaining capex + interest, per BTC mined")
            double usdPerBtc)
            implements OperatorMetric {}

    /** BTC price below which a make of machines does not pay for its own power. */
    record ShutdownPrice(
            @Unit(value = "name", meaning = "the make of machines")
            String machine,

            @Unit(value = "USD/BTC", meaning = "BTC price at which it just pays for its power")
            double usdPerBtc,

            @Unit(value = "PH/s", meaning = "how much of it there is")
            double hashratePh)
            implements OperatorMetric {}

    /** Share of the machines listed whose power costs more than they earn. */
    record ObsolescenceShare(
            @Unit(value = "fraction", meaning = "share of hashrate that does not pay for its power")
            double fraction) implements OperatorMetric {}

    /** Months until the fleet's cash cost exceeds its revenue at a flat price, difficulty growing by 2 % a month. */
    record EconomicLife(
            @Unit(value = "months", meaning = "until hashprice has thinned to the breakeven; 0: it has")
            double months) implements OperatorMetric {}

    /** Cash margin were the subsidy halved today, all else equal. */
    record HalvedCashMargin(
            @Unit(value = "fraction", meaning = "cash margin with half the subsidy")
            double fraction) implements OperatorMetric {}

    /** Revenue / cash flow: by how many percent cash flow moves for one percent of revenue. */
    record OperatingLeverage(
            @Unit(value = "ratio", meaning = "revenue / (revenue - cash cost)")
            double ratio) implements OperatorMetric {}

    /** What the grid pays for switching off, as a share of all income. */
    record GridIncome(
            @Unit(value = "fraction", meaning = "curtailment credits / (revenue + credits)")
            double fraction) implements OperatorMetric {}

    /** How far chance alone moves the revenue of an operator that mines without a pool. */
    record PayoutScatter(
            @Unit(value = "blocks", meaning = "blocks expected in 30 days")
            double expectedBlocks30d,

            @Unit(value = "fraction", meaning = "standard deviation of 30 days' revenue / its mean")
            double deviation30d,

            @Unit(value = "fraction", meaning = "probability of earning less than 80 % of it in 30 days")
            double shortfallProbability30d)
            implements OperatorMetric {}

    /**
     * Loan to value of a loan on machines when the hashprice falls by the rulebook's stress, they by its 1.3th power.
     */
    record StressedAsicLtv(
            @Unit(value = "name", meaning = "the loan") String loanId,

            @Unit(value = "ratio", meaning = "balance / value of the machines under stress")
            double ratio)
            implements OperatorMetric {}

    /** Loan to value of all secured loans on all they are secured by, coins and machines together. */
    record SecuredLtv(
            @Unit(value = "ratio", meaning = "secured balances / value of all collateral")
            double ratio,

            @Unit(value = "ratio", meaning = "the same with collateral under the rulebook's stress")
            double stressed)
            implements OperatorMetric {}

    /** The odds of margin calls on a BTC-backed loan within 90 days, at implied volatility and without drift. */
    record MarginCallOdds(
            @Unit(value = "name", meaning = "the loan") String loanId,

            @Unit(value = "fraction", meaning = "probability that the call price is touched within 90 days")
            double touched90d,

            @Unit(value = "calls", meaning = "margin calls to expect within 90 days, each cured at once")
            double expected90d)
            implements OperatorMetric {}

    /** What ends a margin call that has come: either figure alone brings the loan to its target. */
    @Since(2)
    record MarginCallCure(
            @Unit(value = "name", meaning = "the loan that is called")
            String loanId,

            @Unit(value = "BTC", meaning = "coins to add, if nothing is paid")
            double btcToAdd,

            @Unit(value = "USD", meaning = "dollars to pay, if no coins are added")
            double usdToPay,

            @Unit(value = "USD/BTC", meaning = "BTC price at which the cured loan is called again")
            double nextCallPriceUsd)
            implements OperatorMetric {}

    /**
     * The cash flow of a day in 90 days' time, after debt service, of the fleet as it is: price and difficulty move
     * together without drift, the price at implied volatility, difficulty as the mandate sees it. Hedges are left out.
     */
    record CashFlowOdds(
            @Unit(value = "USD/day", meaning = "expected cash flow after debt service in 90 days")
            double meanUsdPerDay,

            @Unit(value = "USD/day", meaning = "what 5 of 100 outcomes fall short of")
            double lowUsdPerDay,

            @Unit(value = "fraction", meaning = "probability that revenue does not pay cost and debt service then")
            double shortfall90d)
            implements OperatorMetric {}

    /** What the year frees against what the year demands. */
    record CurrentRatio(
            @Unit(value = "ratio", meaning = "current assets / current liabilities")
            double ratio) implements OperatorMetric {}

    /** What can pay now against what the year demands. */
    record QuickRatio(
            @Unit(value = "ratio", meaning = "(cash + sellable coins + receivables) / current liabilities")
            double ratio)
            implements OperatorMetric {}

    /** How far its own coins can be reached. */
    record CoinReach(
            @Unit(value = "fraction", meaning = "share of its BTC that can be sold at will")
            double free,

            @Unit(value = "fraction", meaning = "share of its BTC that is lent out")
            double lent)
            implements OperatorMetric {}

    /** What a treasury holds of one issuer's stablecoin. */
    record StablecoinHolding(
            @Unit(value = "name", meaning = "who owes the dollars")
            String issuer,

            @Unit(value = "USD", meaning = "face value") double usd,

            @Unit(value = "fraction", meaning = "haircut against a broken peg")
            double haircut,

            @Unit(value = "fraction", meaning = "share of cash and stablecoins")
            double share)
            implements OperatorMetric {}

    /** How old the latest reading of a kind is. */
    record InputAge(
            @Unit(value = "input", meaning = "MARKET, FLEET, TREASURY, COST or DEBT")
            Input input,

            @Unit(value = "days", meaning = "age of the latest reading")
            double days)
            implements OperatorMetric {}

    /** A kind of reading that was never sent. */
    record InputMissing(
            @Unit(value = "input", meaning = "MARKET, FLEET, TREASURY, COST or DEBT")
            Input input) implements OperatorMetric {}

    /** A figure that was not reported and is estimated. */
    @Since(2)
    record Estimated(
            @Unit(value = "name", meaning = "the figure that is estimated")
            String figure,

            @Unit(value = "name", meaning = "the unit of low, mid and high")
            String measuredIn,

            @Unit(value = "its unit", meaning = "the least it may well be")
            double low,

            @Unit(value = "its unit", meaning = "what it is most likely; the grade is based on it")
            double mid,

            @Unit(value = "its unit", meaning = "the most it may well be")
            double high,

            @Unit(value = "text", meaning = "where the estimate comes from")
            String source)
            implements OperatorMetric {}

    /** How much of a verdict rests on estimates. */
    @Since(2)
    record EstimatedShare(
            @Unit(value = "figures", meaning = "figures that are estimated")
            double estimated,

            @Unit(value = "figures", meaning = "figures that were reported")
            double reported,

            @Unit(value = "fraction", meaning = "estimated figures / all of both")
            double share)
            implements OperatorMetric {}

    /** A figure of a reading that is not as expected; absent where all are. */
    record Doubtful(
            @Unit(value = "input", meaning = "MARKET, FLEET, TREASURY, COST or DEBT")
            Input input,

            @Unit(value = "name", meaning = "the figure that is unusual")
            String figure,

            @Unit(value = "its unit", meaning = "what was reported, or follows from it")
            double reported,

            @Unit(value = "its unit", meaning = "the least that is usual")
            double low,

            @Unit(value = "its unit", meaning = "the most that is usual")
            double high,

            @Unit(value = "text", meaning = "the same in a sentence")
            String words)
            implements OperatorMetric {}
}
