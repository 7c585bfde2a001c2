package io.davylamp.whatif;

import io.davylamp.metrics.StressScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** The moves that can be asked of a scene. */
final class Levers {
    private static final double TENTH_OF_A_PERCENT = 0.001;
    private static final double HUNDREDTH_OF_A_CENT = 0.0001;
    private static final double HUNDREDTH_OF_A_DEVIATION = 0.01;

    private Levers() {}

    /** Every move the scene has figures for: without a market reading, none of the market's. */
    static List<Lever> of(Scene scene, JointShock jointShock, StressScenario stress) {
        List<Lever> levers = new ArrayList<>();
        if (scene.market().isPresent()) {
            levers.add(plain(
                    Lever.Name.PRICE_DOWN, -Shock.MIN_PRICE, it -> Shock.ofPrice(-it), it -> "BTC −" + percent(it)));
            levers.add(plain(
                    Lever.Name.DIFFICULTY_UP,
                    Shock.MAX_DIFFICULTY,
                    Shock::ofDifficulty,
                    it -> "difficulty +" + percent(it)));
            levers.add(plain(Lever.Name.FEES_DOWN, 1, it -> Shock.ofFees(-it), it -> "block fees −" + percent(it)));
        }
        scene.usdPerKwh().stream().filter(it -> it > 0).forEach(it -> levers.add(power(it)));
        if (scene.state().fleet().filter(it -> it.uptime() > 0).isPresent()) {
            levers.add(plain(Lever.Name.OUTAGE, 1, Shock::ofOutage, it -> "%s of uptime lost".formatted(percent(it))));
        }
        if (scene.pledgesMachines()) {
            levers.add(plain(
                    Lever.Name.MACHINES_DOWN,
                    -Shock.MIN_MACHINES,
                    it -> Shock.ofMachines(-it),
                    it -> "machine prices −" + percent(it)));
        }
        if (scene.market().isPresent()) {
            levers.add(together(jointShock));
            scenario(scene, stress).ifPresent(levers::add);
        }
        return levers;
    }

    /** A lever whose distance is a share of the figure itself. */
    private static Lever plain(Lever.Name name, double most, DoubleFunction<Shock> shock, DoubleFunction<String> text) {
        return new Lever(name, most, TENTH_OF_A_PERCENT, DoubleUnaryOperator.identity(), shock, text);
    }

    /** In USD per kWh, as power is talked about. */
    private static Lever power(double usdPerKwh) {
        double most = Math.min(Shock.MAX_POWER * usdPerKwh, Scene.MAX_USD_PER_KWH - usdPerKwh);
        return new Lever(
                Lever.Name.POWER_UP,
                Math.max(most, HUNDREDTH_OF_A_CENT) * (1 - 1e-12),
                HUNDREDTH_OF_A_CENT,
                it -> it / usdPerKwh,
                it -> Shock.ofPower(it / usdPerKwh),
                it -> String.format(Locale.ROOT, "power +%.4f USD/kWh (+%s)", it, percent(it / usdPerKwh)));
    }

    private static Lever together(JointShock jointShock) {
        return new Lever(
                Lever.Name.PRICE_DOWN_AND_DIFFICULTY_UP,
                jointShock.most(),
                HUNDREDTH_OF_A_DEVIATION,
                it -> jointShock.difficultyChange(it) - jointShock.priceChange(it),
                it -> Shock.ofPriceAndDifficulty(jointShock.priceChange(it), jointShock.difficultyChange(it)),
                it -> "BTC −%s with difficulty +%s (%s standard deviations of %d days each)"
                        .formatted(
                                percent(-jointShock.priceChange(it)),
                                percent(jointShock.difficultyChange(it)),
                                String.format(Locale.ROOT, "%.2f", it),
                                jointShock.days()));
    }

    /** The rulebook's own stress in parts; none where it changes nothing, or leads to power that cannot be. */
    private static Optional<Lever> scenario(Scene scene, StressScenario stress) {
        double whole =
                Math.abs(stress.priceChange()) + Math.abs(stress.difficultyChange()) + Math.abs(stress.powerChange());
        boolean powerFits = scene.usdPerKwh().orElse(0) * (1 + stress.powerChange()) <= Scene.MAX_USD_PER_KWH;
        return whole == 0 || !powerFits
                ? Optional.empty()
                : Optional.of(new Lever(
                        Lever.Name.STRESS_SCENARIO,
                        1,
                        TENTH_OF_A_PERCENT,
                        it -> it * whole,
                        it -> Shock.of(stress, it),
                        it -> "%s of the rulebook's stress (BTC %s, difficulty %s, power %s)"
                                .formatted(
                                        percent(it),
                                        signed(it * stress.priceChange()),
                                        signed(it * stress.difficultyChange()),
                                        signed(it * stress.powerChange()))));
    }

    private static String signed(double fraction) {
        return (fraction < 0 ? "−" : "+") + percent(Math.abs(fraction));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
