package io.davylamp.whatif;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is assumed of the market miners sell into, where a question about the whole book does not say. */
@ConfigMapping(prefix = "davylamp.system")
public interface SystemConfig {
    /**
     * BTC traded a day that a seller can reach, above 0. The default is that of the worked cascades: a deep day on the
     * large exchanges. A thin market has some 2,000.
     */
    @WithDefault("30000")
    double volumeBtcPerDay();

    /** The square-root law's factor, 0 to 10: near 1 by Donier and Bonart, arXiv 1412.4503. */
    @WithDefault("1")
    double impact();

    /** Volatility a year where no option is quoted, fraction. */
    @WithDefault("0.60")
    double volPerYear();

    /** Days over which forced sales are spread, and bills add up. */
    @WithDefault("30")
    double horizonDays();
}
