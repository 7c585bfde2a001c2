package io.davylamp.benchmark;

import static io.davylamp.mining.Grade.CAPITULATION;
import static io.davylamp.mining.Grade.INDETERMINATE;
import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.STRESSED;
import static io.davylamp.mining.Grade.WATCH;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.OperatorMetric.AsicLtv;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.DebtServiceCover;
import io.davylamp.metrics.OperatorMetric.DebtStatus;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.metrics.OperatorMetric.InputMissing;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.OperatorMetric.SoldToMined;
import io.davylamp.metrics.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules on stress and liquidity, by hand: {@code revenue-stress, liquidity, collateral, network, data-quality}. */
final class HandWrittenStress {
    private HandWrittenStress() {}

    static void judge(HandWritten facts, Sayings say) {
        collateral(facts, say);
        inputs(facts, say);
        debtService(facts, say);
        facts.runways().forEach(it -> runway(it, facts, say));
        cashMargin(facts, say);
        soldToMined(facts, say);
        network(facts, say);
    }

    private static void collateral(HandWritten facts, Sayings say) {
        for (AsicLtv it : facts.asicLtvs()) {
            machines(it, say);
        }
        for (MarginCall it : facts.marginCalls()) {
            coins(it, say);
        }
    }

    private static void machines(AsicLtv it, Sayings say) {
        List<Metric> because = List.of(it);
        double percent = it.ratio() * 100;
        if (it.ratio() >= 1.0) {
            say.stress(
                    "COL-013",
                    SEVERE,
                    because,
                    "Loan %s stands at %.1f %% of its machines' value: it is under water.",
                    it.loanId(),
                    percent);
        } else if (it.ratio() >= 0.80) {
            say.stress(
                    "COL-012",
                    STRESSED,
                    because,
                    "Loan %s stands at %.1f %% of its machines' value; the limit is 80 %%.",
                    it.loanId(),
                    percent);
        } else if (it.ratio() >= 0.60) {
            say.stress(
                    "COL-011",
                    WATCH,
                    because,
                    "Loan %s stands at %.1f %% of its machines' value; from 60 %% it is watched.",
                    it.loanId(),
                    percent);
        }
    }

    private static void coins(MarginCall it, Sayings say) {
        List<Metric> because = List.of(it);
        double percent = it.distance() * 100;
        if (it.distance() <= 0) {
            say.atOnce(
                    "COL-004",
                    CAPITULATION,
                    because,
                    "Loan %s is past its call price of USD %,.0f.",
                    it.loanId(),
                    it.priceUsd());
            say.crunch(
                    "COL-004",
                    "MARGIN_CALLED",
                    because,
                    "Loan %s is past its call price of USD %,.0f.",
                    it.loanId(),
                    it.priceUsd());
            say.crunch(
                    "COL-004",
                    "MARGIN_CALL_NEAR",
                    because,
                    "Loan %s is past its call price of USD %,.0f.",
                    it.loanId(),
                    it.priceUsd());
        } else if (it.distance() < 0.20) {
            say.atOnce(
                    "COL-003",
                    SEVERE,
                    because,
                    "Loan %s is called at USD %,.0f, %.1f %% below the price; the limit is 20 %%.",
                    it.loanId(),
                    it.priceUsd(),
                    percent);
            say.crunch(
                    "COL-003",
                    "MARGIN_CALL_NEAR",
                    because,
                    "Loan %s is called at USD %,.0f, %.1f %% below the price.",
                    it.loanId(),
                    it.priceUsd(),
                    percent);
        } else if (it.distance() < 0.35) {
            say.atOnce(
                    "COL-002",
                    STRESSED,
                    because,
                    "Loan %s is called at USD %,.0f, %.1f %% below the price; the limit is 35 %%.",
                    it.loanId(),
                    it.priceUsd(),
                    percent);
        } else if (it.distance() < 0.50) {
            say.atOnce(
                    "COL-001",
                    WATCH,
                    because,
                    "Loan %s is called at USD %,.0f, %.1f %% below the price; below 50 %% it is watched.",
                    it.loanId(),
                    it.priceUsd(),
                    percent);
        }
    }

    private static void inputs(HandWritten facts, Sayings say) {
        for (InputMissing it : facts.missing()) {
            say.stress("DQ-001", INDETERMINATE, List.of(it), "No %s reading was ever sent.", it.input());
        }
        for (InputAge it : facts.ages()) {
            age(it, say);
        }
    }

    private static void age(InputAge it, Sayings say) {
        double days = it.days();
        switch (it.input()) {
            case TREASURY ->
                stale(it, 45, say, "DQ-002", "The latest TREASURY reading is %.1f days old; the limit is 45.", days);
            case FLEET ->
                stale(it, 45, say, "DQ-003", "The latest FLEET reading is %.1f days old; the limit is 45.", days);
            case COST ->
                stale(it, 100, say, "DQ-004", "The latest COST reading is %.1f days old; the limit is 100.", days);
            case DEBT ->
                stale(it, 100, say, "DQ-005", "The latest DEBT reading is %.1f days old; the limit is 100.", days);
            case MARKET ->
                stale(it, 3, say, "DQ-006", "The latest MARKET reading is %.1f days old; the limit is 3.", days);
        }
    }

    private static void stale(InputAge it, double limit, Sayings say, String rule, String text, double days) {
        if (days > limit) {
            say.stress(rule, INDETERMINATE, List.of(it), text, days);
        }
    }

    private static void debtService(HandWritten facts, Sayings say) {
        DebtStatus status = facts.debtStatus();
        if (status != null && status.missedPayment()) {
            say.atOnce(
                    "LIQ-021",
                    CAPITULATION,
                    List.of(status),
                    "A payment that was due has not been made; USD %,.0f are owed.",
                    status.balanceUsd());
            say.crunch("LIQ-021", "MISSED_PAYMENT", List.of(status), "A payment that was due has not been made.");
        }
        Dscr dscr = facts.dscr();
        if (dscr == null || dscr.ratio() >= 1.5) {
            return;
        }
        if (dscr.ratio() >= 1.25) {
            say.stress(
                    "LIQ-011",
                    WATCH,
                    List.of(dscr),
                    "Debt service is covered %.2f times; below 1.50 it is watched.",
                    dscr.ratio());
        } else if (dscr.ratio() >= 1.0) {
            say.stress(
                    "LIQ-012",
                    STRESSED,
                    List.of(dscr),
                    "Debt service is covered %.2f times; the usual covenant floor is 1.25.",
                    dscr.ratio());
        } else {
            gap(dscr, facts.debtServiceCover(), say);
        }
    }

    private static void gap(Dscr dscr, @Nullable DebtServiceCover cover, Sayings say) {
        if (cover != null && cover.months() >= 12) {
            List<Metric> because = List.of(dscr, cover);
            say.stress(
                    "LIQ-014",
                    STRESSED,
                    because,
                    "Debt service is covered %.2f times; liquidity bridges %.0f months of it.",
                    dscr.ratio(),
                    cover.months());
            say.crunch(
                    "LIQ-014", "DEBT_SERVICE_GAP", because, "Cash flow covers debt service %.2f times.", dscr.ratio());
        } else {
            say.stress(
                    "LIQ-013",
                    SEVERE,
                    List.of(dscr),
                    "Debt service is covered %.2f times, and liquidity does not bridge a year of it.",
                    dscr.ratio());
            say.crunch(
                    "LIQ-013",
                    "DEBT_SERVICE_GAP",
                    List.of(dscr),
                    "Cash flow covers debt service %.2f times.",
                    dscr.ratio());
        }
    }

    private static void runway(Runway it, HandWritten facts, Sayings say) {
        double days = it.days();
        if (it.scenario() == Scenario.STRESSED) {
            if (days < 90) {
                say.crunch(
                        "LIQ-007",
                        "STRESSED_RUNWAY_SHORT",
                        List.of(it),
                        "After the rulebook's price, difficulty and power shock liquidity would last %.1f days.",
                        days);
            }
        } else if (days < 30) {
            shortest(it, facts, say);
        } else if (days < 90) {
            say.atOnce(
                    "LIQ-003", SEVERE, List.of(it), "Runway (%s) is %.1f days; the floor is 90.", it.scenario(), days);
            say.crunch("LIQ-003", "RUNWAY_SHORT", List.of(it), "Liquidity lasts %.1f days (%s).", days, it.scenario());
        } else if (days < 180) {
            say.atOnce(
                    "LIQ-002",
                    STRESSED,
                    List.of(it),
                    "Runway (%s) is %.1f days; the limit is 180.",
                    it.scenario(),
                    days);
        } else if (days < 365) {
            say.atOnce(
                    "LIQ-001",
                    WATCH,
                    List.of(it),
                    "Runway (%s) is %.1f days; below 365 it is watched.",
                    it.scenario(),
                    days);
        }
    }

    private static void shortest(Runway it, HandWritten facts, Sayings say) {
        Dscr dscr = facts.dscr();
        Unavailable noDebt = facts.whyUnavailable("Dscr", Reason.NOT_APPLICABLE);
        if (dscr != null && dscr.ratio() >= 1.0) {
            List<Metric> because = List.of(it, dscr);
            say.atOnce(
                    "LIQ-005",
                    SEVERE,
                    because,
                    "Runway (%s) is %.1f days, though debt service is covered %.2f times.",
                    it.scenario(),
                    it.days(),
                    dscr.ratio());
            say.crunch("LIQ-005", "RUNWAY_SHORT", because, "Liquidity lasts %.1f days (%s).", it.days(), it.scenario());
        } else if (noDebt != null) {
            List<Metric> because = List.of(it, noDebt);
            say.atOnce(
                    "LIQ-006",
                    SEVERE,
                    because,
                    "Runway (%s) is %.1f days; there is no debt to serve.",
                    it.scenario(),
                    it.days());
            say.crunch("LIQ-006", "RUNWAY_SHORT", because, "Liquidity lasts %.1f days (%s).", it.days(), it.scenario());
        } else {
            say.atOnce(
                    "LIQ-004",
                    CAPITULATION,
                    List.of(it),
                    "Runway (%s) is %.1f days and debt service is not covered, or not known to be.",
                    it.scenario(),
                    it.days());
            say.crunch(
                    "LIQ-004",
                    "RUNWAY_SHORT",
                    List.of(it),
                    "Liquidity lasts %.1f days (%s).",
                    it.days(),
                    it.scenario());
        }
    }

    private static void cashMargin(HandWritten facts, Sayings say) {
        CashMargin margin = facts.cashMargin();
        if (margin != null && margin.fraction() < 0) {
            say.stress(
                    "REV-002",
                    STRESSED,
                    List.of(margin),
                    "Cash margin is %.1f %%: mining costs more cash than it earns.",
                    margin.fraction() * 100);
        } else if (margin != null && margin.fraction() < 0.15) {
            say.stress(
                    "REV-001",
                    WATCH,
                    List.of(margin),
                    "Cash margin is %.1f %%; below 15 %% it is watched.",
                    margin.fraction() * 100);
        }
        Unavailable noRevenue = facts.whyUnavailable("CashMargin", Reason.OUT_OF_DOMAIN);
        if (noRevenue != null) {
            say.stress(
                    "REV-003",
                    STRESSED,
                    List.of(noRevenue),
                    "No revenue is expected, so nothing covers the cash cost (%s).",
                    noRevenue.detail());
        }
    }

    private static void soldToMined(HandWritten facts, Sayings say) {
        SoldToMined it = facts.soldToMined();
        if (it != null && it.ratio() >= 3) {
            say.stress(
                    "REV-013",
                    SEVERE,
                    List.of(it),
                    "It sold %.2f times the BTC it mined in 30 days; the limit is 3.",
                    it.ratio());
            say.crunch(
                    "REV-013",
                    "SELLING_TREASURY",
                    List.of(it),
                    "The treasury is being sold: %.2f times what was mined.",
                    it.ratio());
        } else if (it != null && it.ratio() >= 1.5) {
            say.stress(
                    "REV-012",
                    STRESSED,
                    List.of(it),
                    "It sold %.2f times the BTC it mined in 30 days; the limit is 1.50.",
                    it.ratio());
            say.crunch(
                    "REV-012",
                    "SELLING_TREASURY",
                    List.of(it),
                    "The treasury is being sold: %.2f times what was mined.",
                    it.ratio());
        } else if (it != null && it.ratio() > 1.0) {
            say.stress("REV-011", WATCH, List.of(it), "It sold %.2f times the BTC it mined in 30 days.", it.ratio());
        }
        Unavailable nothingMined = facts.whyUnavailable("SoldToMined", Reason.OUT_OF_DOMAIN);
        if (nothingMined != null) {
            say.stress(
                    "REV-014",
                    STRESSED,
                    List.of(nothingMined),
                    "BTC were sold in the last 30 days while none were mined.");
            say.crunch(
                    "REV-014",
                    "SELLING_TREASURY",
                    List.of(nothingMined),
                    "The treasury is being sold while nothing is mined.");
        }
    }

    private static void network(HandWritten facts, Sayings say) {
        for (Unavailable it : facts.unavailable()) {
            if (it.metric().equals("NetworkStress")) {
                say.stress(
                        "DQ-011",
                        INDETERMINATE,
                        List.of(it),
                        "The network's revenue stress score cannot be computed (%s): %s.",
                        it.reason(),
                        it.detail());
            }
        }
        NetworkStress stress = facts.networkStress();
        if (stress == null) {
            return;
        }
        double score = stress.score();
        HashRibbon ribbon = facts.hashRibbon();
        if (score >= 75 && ribbon != null && ribbon.inverted()) {
            say.stress(
                    "NET-004",
                    CAPITULATION,
                    List.of(stress, ribbon),
                    "The network's revenue stress score is %.1f and hashrate falls (30 over 60 days: %.3f).",
                    score,
                    ribbon.ratio());
        } else if (score >= 75) {
            say.stress(
                    "NET-005",
                    SEVERE,
                    List.of(stress),
                    "The network's revenue stress score is %.1f, but hashrate holds.",
                    score);
        } else if (score >= 60) {
            say.stress(
                    "NET-003",
                    SEVERE,
                    List.of(stress),
                    "The network's revenue stress score is %.1f; the limit is 60.",
                    score);
        } else if (score >= 40) {
            say.stress(
                    "NET-002",
                    STRESSED,
                    List.of(stress),
                    "The network's revenue stress score is %.1f; the limit is 40.",
                    score);
        } else if (score >= 20) {
            say.stress(
                    "NET-001",
                    WATCH,
                    List.of(stress),
                    "The network's revenue stress score is %.1f; from 20 it is watched.",
                    score);
        }
    }
}
