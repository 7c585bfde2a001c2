package io.davylamp.mining;

/** What a hedging rule may ask for, and what a hedge book may hold. */
public enum Instrument {
    /** Sell dated BTC futures against expected production. */
    SELL_FUTURES,
    /** Buy BTC puts below the forward. */
    BUY_PUTS,
    /** Buy a put and sell a lower one: cheaper, but the protection ends at the lower strike. */
    PUT_SPREAD,
    /** Buy a put and sell the call that pays for it. */
    ZERO_COST_COLLAR,
    /** Sell hashrate forward at a fixed hashprice. */
    HASHRATE_FORWARD,
    /** Sell hashrate forward for cash up front, at a discount: no margin is called for, but the coins are owed. */
    PREPAID_HASHRATE,
    /** Sell coins of the treasury for cash. */
    SELL_TREASURY,
    /** Fix the price of power for a while. */
    FIX_POWER,
    /** Stop machines that earn less than their power costs. */
    CURTAIL,
    /** Keep more of the proceeds as cash: no derivative. */
    BUILD_CASH,
    /** Nothing: the situation asks for no hedge, or the hedge in place is enough. */
    DO_NOTHING
}
