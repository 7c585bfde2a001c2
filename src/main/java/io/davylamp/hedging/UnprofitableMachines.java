package io.davylamp.hedging;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.Runways;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.List;
import java.util.Optional;

/**
 * An operator's machines whose power costs more than they earn today, taken together. Where no makes are reported, the
 * fleet is one.
 *
 * @param hashratePh what they hash, PH/s, above 0
 * @param lossUsdPerPhDay power less revenue, USD per PH/s installed and day, above 0
 * @param kwhPerPhDay energy they draw, kWh per PH/s installed and day
 * @param worstJoulesPerTh efficiency of the least efficient of them, J/TH
 */
public record UnprofitableMachines(
        double hashratePh, double lossUsdPerPhDay, double kwhPerPhDay, double worstJoulesPerTh) {
    private static final double HOURS_PER_DAY = 24;

    private static final StressScenario TODAY = new StressScenario(0, 0, 0);

    /** Empty where there are none, or inputs are missing. */
    public static Optional<UnprofitableMachines> of(OperatorState state, MetricSet metrics) {
        return of(state, metrics, TODAY);
    }

    /** The same at the prices of a stress. */
    public static Optional<UnprofitableMachines> of(OperatorState state, MetricSet metrics, StressScenario stress) {
        Optional<OperatorMetric.Hashprice> hashprice = metrics.find(OperatorMetric.Hashprice.class);
        if (hashprice.isEmpty() || state.fleet().isEmpty() || state.cost().isEmpty()) {
            return Optional.empty();
        }
        Reading.Fleet fleet = state.fleet().get();
        double earned = Runways.stressedRevenue(hashprice.get().usdPerPhDay(), stress)
                * (1 - state.profile().pool().fee());
        double price = state.cost().get().powerPriceUsdPerKwh() * (1 + stress.powerChange());
        double worst = 0;
        double ph = 0;
        double lost = 0;
        double kwh = 0;
        for (MachineClass make : makes(fleet)) {
            double drawn =
                    HOURS_PER_DAY * make.joulesPerTh() * state.profile().power().pue();
            if (drawn * price > earned) {
                ph += make.hashratePh();
                worst = Math.max(worst, make.joulesPerTh());
                lost += make.hashratePh() * fleet.uptime() * (drawn * price - earned);
                kwh += make.hashratePh() * fleet.uptime() * drawn;
            }
        }
        return ph > 0 && lost > 0
                ? Optional.of(new UnprofitableMachines(ph, lost / ph, kwh / ph, worst))
                : Optional.empty();
    }

    private static List<MachineClass> makes(Reading.Fleet fleet) {
        return fleet.machines().isEmpty()
                ? List.of(new MachineClass("fleet", fleet.hashratePh(), fleet.joulesPerTh()))
                : fleet.machines();
    }
}
