package io.davylamp.calculator;

import io.davylamp.calculator.family.CollateralCalculators;
import io.davylamp.calculator.family.CostCalculators;
import io.davylamp.calculator.family.CreditCalculators;
import io.davylamp.calculator.family.ExposureCalculators;
import io.davylamp.calculator.family.ForwardCalculators;
import io.davylamp.calculator.family.HardwareCalculators;
import io.davylamp.calculator.family.HashpriceCalculators;
import io.davylamp.calculator.family.HashrateContractCalculators;
import io.davylamp.calculator.family.HedgeCalculators;
import io.davylamp.calculator.family.IncomeCalculators;
import io.davylamp.calculator.family.IndicatorCalculators;
import io.davylamp.calculator.family.LiquidityCalculators;
import io.davylamp.calculator.family.NetworkCalculators;
import io.davylamp.calculator.family.OptionCalculators;
import io.davylamp.calculator.family.PoolCalculators;
import io.davylamp.calculator.family.ProtocolCalculators;
import io.davylamp.calculator.family.RiskCalculators;
import io.davylamp.calculator.family.SeriesCalculators;
import io.davylamp.calculator.family.SiteCalculators;
import io.davylamp.calculator.family.StructureCalculators;
import io.davylamp.calculator.family.SurfaceCalculators;
import io.davylamp.calculator.family.SystemCalculators;
import io.davylamp.mining.Declined;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every calculator there is, by family. */
public final class Calculators {
    private static final Map<String, List<Calculator>> BY_FAMILY = byFamily();
    private static final Map<String, Calculator> BY_NAME = byName();

    private Calculators() {}

    /** The families in the order of a page, each with its calculators. */
    public static Map<String, List<Calculator>> families() {
        return BY_FAMILY;
    }

    public static Collection<Calculator> all() {
        return BY_NAME.values();
    }

    public static Optional<Calculator> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The one that is asked for by its name. */
    public static Calculator known(String name) {
        return find(name)
                .orElseThrow(() -> Declined.unknown("calculator " + name, "Maybe see the list: /api/v1/calculators."));
    }

    private static Map<String, List<Calculator>> byFamily() {
        Map<String, List<Calculator>> families = new LinkedHashMap<>();
        families.put("Hashprice and output", HashpriceCalculators.all());
        families.put("Pools and luck", PoolCalculators.all());
        families.put("Cost and breakeven", CostCalculators.all());
        families.put("Machines", HardwareCalculators.all());
        families.put("Sites and power", SiteCalculators.all());
        families.put("Credit", CreditCalculators.all());
        families.put("Liquidity", LiquidityCalculators.all());
        families.put("Collateral and balance sheet", CollateralCalculators.all());
        families.put("Network", NetworkCalculators.all());
        families.put("Network indicators", IndicatorCalculators.all());
        families.put("Miners as a system", SystemCalculators.all());
        families.put("Difficulty and halving", ProtocolCalculators.all());
        families.put("Series", SeriesCalculators.all());
        families.put("Hedge sizing", HedgeCalculators.all());
        families.put("Exposure", ExposureCalculators.all());
        families.put("Futures and forwards", ForwardCalculators.all());
        families.put("Hashrate contracts", HashrateContractCalculators.all());
        families.put("Options", OptionCalculators.all());
        families.put("Volatility", SurfaceCalculators.all());
        families.put("Option structures", StructureCalculators.all());
        families.put("Production and risk", RiskCalculators.all());
        families.put("Other income and cover", IncomeCalculators.all());
        return Collections.unmodifiableMap(families);
    }

    private static Map<String, Calculator> byName() {
        Map<String, Calculator> names = new LinkedHashMap<>();
        for (List<Calculator> family : BY_FAMILY.values()) {
            for (Calculator calculator : family) {
                if (names.put(calculator.name(), calculator) != null) {
                    throw new IllegalStateException("two calculators are called " + calculator.name());
                }
            }
        }
        return Collections.unmodifiableMap(names);
    }
}
