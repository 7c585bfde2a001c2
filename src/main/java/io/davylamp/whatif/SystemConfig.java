package io.davylamp.whatif;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** What is assumed of the market miners sell into, where a question about the whole book does not say. */
@ConfigMapping(prefix = "davylamp.system")
public interface SystemConfig {
    /**
     * BTC traded a day that a seller can reach, 1 to 21,000,000. The default is that of the worked cascades: a deep day on the
     * large exchanges. A thin market has some 2,000.
     */
    @WithDefault("30000")
    @DecimalMin("1")
    @DecimalMax("21000000")
    double volumeBtcPerDay();

    /** The square-root law's factor, 0 to 10: near 1 by Donier and Bonart, arXiv 1412.4503. */
    @WithDefault("1")
    @DecimalMin("0")
    @DecimalMax("10")
    double impact();

    /** Volatility a year where no option is quoted, fraction; 0.01 to 10. */
    @WithDefault("0.60")
    @DecimalMin("0.01")
    @DecimalMax("10")
    double volPerYear();

    /** Days over which forced sales are spread, and bills add up; 1 to 3,650. */
    @WithDefault("30")
    @DecimalMin("1")
    @DecimalMax("3650")
    double horizonDays();
}
