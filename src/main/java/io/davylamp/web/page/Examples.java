package io.davylamp.web.page;

/** Examples for the API's description, and for the page an empty book shows. */
public final class Examples {
    public static final String REGISTRATION = """
            {"name": "Acme Mining", "pool": {"scheme": "FPPS", "fee": 0.02},
             "power": {"pue": 1.05, "takeOrPay": true, "curtailable": false}, "btcHaircut": 0.10}""";

    public static final String READINGS = """
            [{"type": "market", "id": "market-2022-07-31", "at": "2022-07-31T12:00:00Z", "priceUsd": 23303,
              "difficulty": 27692567959233, "subsidyBtc": 6.25, "feesBtcPerBlock": 0.094},
             {"type": "fleet", "id": "fleet-2022-07-31", "at": "2022-07-31T23:59:59Z", "operatorId": "acme",
              "hashratePh": 1200, "uptime": 0.94, "joulesPerTh": 34},
             {"type": "cost", "id": "cost-2022-07-31", "at": "2022-07-31T23:59:59Z", "operatorId": "acme",
              "powerPriceUsdPerKwh": 0.062, "otherCashCostUsdPerDay": 15000, "curtailmentCreditsUsdPerDay": 0},
             {"type": "treasury", "id": "treasury-2022-07-31", "at": "2022-07-31T23:59:59Z", "operatorId": "acme",
              "cashUsd": 4200000, "btcUnencumbered": 210, "btcPledged": 380, "undrawnUsd": 0,
              "btcMined30d": 155, "btcSold30d": 240},
             {"type": "debt", "id": "debt-2022-07-31", "at": "2022-07-31T23:59:59Z", "operatorId": "acme",
              "missedPayment": false, "loans": [{"id": "btc-loan", "balanceUsd": 5200000,
              "debtServiceUsdPerDay": 9000, "collateral": {"type": "btc", "btc": 380, "marginCallLtv": 0.70,
              "liquidationLtv": 0.80, "targetLtv": 0.55}}]}]""";

    public static final String READING_LINES = """
            {"type":"fleet","id":"fleet-2022-08-01","at":"2022-08-01T23:59:59Z","operatorId":"acme","hashratePh":1200,"uptime":0.95,"joulesPerTh":34}
            {"type":"hedges","id":"hedges-2022-08-01","at":"2022-08-01T23:59:59Z","operatorId":"acme","positions":[]}""";

    public static final String FIRST_GRADE = """
            {"name": "Acme Mining", "disclosure": {"at": "2022-07-31", "cashUsd": 4200000, "btcHeld": 590,
             "btcPledged": 380, "btcMined": 155, "btcSold": 240, "hashrateEh": 1.2, "powerPriceUsdPerKwh": 0.062,
             "loans": [{"id": "btc-loan", "balanceUsd": 5200000, "ratePerYear": 0.11, "maturesOn": "2023-12-31",
             "btcPledged": 380, "marginCallLtv": 0.70}]}}""";

    public static final String BATCH_REPORT = """
            {"accepted": 1, "duplicates": 0, "rejected": 1, "held": 1, "items": [
             {"position": 0, "id": "cost-2022-07-31", "outcome": "accepted"},
             {"position": 1, "id": "fleet-2022-07-31", "outcome": "rejected", "reason": "OUT_OF_RANGE",
              "field": "/uptime", "message": "uptime is 94; allowed is 0 to 1.",
              "advice": "Maybe it is a percentage: write 0.94 for 94 %."},
             {"position": 2, "id": "market-2022-07-31", "outcome": "held", "reason": "IMPLAUSIBLE", "field": "/priceUsd",
              "message": "priceUsd is 7 USD per BTC; expected is 13,980 to 38,920 USD per BTC, by the market of the days around it. It is held for confirmation and not judged.",
              "advice": "Maybe the unit is wrong, or a decimal point is missing. If it is right, confirm it at /quarantine, or send the same reading again with \\"confirmed\\": true."}]}""";

    public static final String CONFIRMATION = """
            {"by": "Ada, treasury desk", "why": "BTC fell by half within the day; three exchanges show it."}""";

    public static final String MARKET_CSV = """
            date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc
            2010-12-31,0.3,159,100410,14484.16,0.1,1.2,7950.0""";

    public static final String ACKNOWLEDGEMENT = """
            {"by": "Ada, treasury desk"}""";

    private Examples() {}
}
