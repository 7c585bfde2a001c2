package io.davylamp.metrics.site;

import io.davylamp.metrics.operator.CashCost;
import io.davylamp.mining.Range;

/**
 * A hosting (mining-as-a-service) contract seen from both sides: what the client's machines leave it, and what the host
 * keeps. All figures per PH/s installed and day. Together the two sides hold what an owner with its own site would.
 *
 * @param usdPerKwh what the host charges for energy, all in, USD per kWh drawn
 * @param fixedUsdPerPhDay what it charges besides, USD per PH/s and day
 * @param hostShare the host's share of what is mined, fraction
 * @param guaranteedUptime uptime the host owes; revenue lost below it is credited to the client. 0: none
 */
public record Hosting(double usdPerKwh, double fixedUsdPerPhDay, double hostShare, double guaranteedUptime) {
    public Hosting {
        Range.within("usdPerKwh", usdPerKwh, 0, 2, "Maybe cents or MWh were given: 75 USD/MWh is 0.075.");
        Range.nonNegative("fixedUsdPerPhDay", fixedUsdPerPhDay);
        Range.fraction("hostShare", hostShare);
        Range.fraction("guaranteedUptime", guaranteedUptime);
    }

    /**
     * The machines and what they earn.
     *
     * @param usdPerPhDay revenue of 1 PH/s that hashes all day, after the pool's fee, USD
     * @param kwhPerPhDay energy it draws at the meter, kWh: {@link CashCost#kwhPerPhDay}
     * @param uptime share of the time it hashes, fraction
     */
    public record Machines(double usdPerPhDay, double kwhPerPhDay, double uptime) {
        public Machines {
            Range.nonNegative("usdPerPhDay", usdPerPhDay);
            Range.nonNegative("kwhPerPhDay", kwhPerPhDay);
            Range.fraction("uptime", uptime);
        }

        double minedUsd() {
            return usdPerPhDay * uptime;
        }

        double kwh() {
            return kwhPerPhDay * uptime;
        }
    }

    /**
     * What running the site costs the host.
     *
     * @param usdPerKwh what it pays for power, USD per kWh
     * @param otherUsdPerPhDay staff, rent and repairs, USD per PH/s and day
     */
    public record Site(double usdPerKwh, double otherUsdPerPhDay) {
        public Site {
            Range.within("usdPerKwh", usdPerKwh, -2, 2, "Maybe cents or MWh were given: 45 USD/MWh is 0.045.");
            Range.nonNegative("otherUsdPerPhDay", otherUsdPerPhDay);
        }
    }

    /** Revenue credited for uptime below the guarantee: {@code (guaranteed − actual)+ × revenue × (1 − host's share)}. */
    public double creditUsdPerPhDay(Machines machines) {
        double missing = Math.max(0, guaranteedUptime - machines.uptime());
        return missing * machines.usdPerPhDay() * (1 - hostShare);
    }

    /** What the client is left with: {@code mined × (1 − host's share) − energy − fixed + credit}, USD per PH/s and day. */
    public double clientUsdPerPhDay(Machines machines) {
        return machines.minedUsd() * (1 - hostShare)
                - machines.kwh() * usdPerKwh
                - fixedUsdPerPhDay
                + creditUsdPerPhDay(machines);
    }

    /** What the host is left with: {@code charges + share − power − site − credit}, USD per PH/s and day. */
    public double hostUsdPerPhDay(Machines machines, Site site) {
        return machines.kwh() * (usdPerKwh - site.usdPerKwh())
                + fixedUsdPerPhDay
                + machines.minedUsd() * hostShare
                - site.otherUsdPerPhDay()
                - creditUsdPerPhDay(machines);
    }

    /**
     * Hashprice (after the pool's fee) at which the client breaks even while uptime meets the guarantee:
     * {@code (energy + fixed) / (uptime × (1 − host's share))}, USD per PH/s and day. Not finite where the client keeps
     * nothing or nothing runs.
     */
    public double clientBreakevenUsdPerPhDay(double kwhPerPhDay, double uptime) {
        return (kwhPerPhDay * uptime * usdPerKwh + fixedUsdPerPhDay) / (uptime * (1 - hostShare));
    }
}
