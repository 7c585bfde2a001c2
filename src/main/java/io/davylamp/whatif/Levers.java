package io.davylamp.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The moves that can be asked of a scene. */
final class Levers {
    private static final double TENTH_OF_A_PERCENT = 0.001;
    private static final double HUNDREDTH_OF_A_CENT = 0.0001;
    private static final double MAX_USD_PER_KWH = 2;

    private Levers() {}

    /** Every move the scene has figures for: without a market reading, none of the market's. */
    static List<Lever> of(Scene scene, JointShock jointShock) {
        List<Lever> levers = new ArrayList<>();
        if (scene.market().isPresent()) {
            levers.add(new Lever(
                    Lever.Name.PRICE_DOWN,
                    -Shock.MIN_PRICE,
                    TENTH_OF_A_PERCENT,
                    it -> Shock.ofPrice(-it),
                    it -> "BTC −" + percent(it)));
            levers.add(new Lever(
                    Lever.Name.DIFFICULTY_UP,
                    Shock.MAX_DIFFICULTY,
                    TENTH_OF_A_PERCENT,
                    Shock::ofDifficulty,
                    it -> "difficulty +" + percent(it)));
            levers.add(new Lever(
                    Lever.Name.FEES_DOWN,
                    1,
                    TENTH_OF_A_PERCENT,
                    it -> Shock.ofFees(-it),
                    it -> "block fees −" + percent(it)));
        }
        scene.usdPerKwh().stream().filter(it -> it > 0).forEach(it -> levers.add(power(it)));
        if (scene.state().fleet().filter(it -> it.uptime() > 0).isPresent()) {
            levers.add(new Lever(
                    Lever.Name.OUTAGE,
                    1,
                    TENTH_OF_A_PERCENT,
                    Shock::ofOutage,
                    it -> "%s of uptime lost".formatted(percent(it))));
        }
        if (scene.market().isPresent()) {
            levers.add(together(jointShock));
        }
        return levers;
    }

    /** In USD per kWh, as power is talked about. */
    private static Lever power(double usdPerKwh) {
        double most = Math.min(Shock.MAX_POWER * usdPerKwh, MAX_USD_PER_KWH - usdPerKwh);
        return new Lever(
                Lever.Name.POWER_UP,
                Math.max(most, HUNDREDTH_OF_A_CENT) * (1 - 1e-12),
                HUNDREDTH_OF_A_CENT,
                it -> Shock.ofPower(it / usdPerKwh),
                it -> String.format(Locale.ROOT, "power +%.4f USD/kWh", it));
    }

    private static Lever together(JointShock jointShock) {
        return new Lever(
                Lever.Name.PRICE_DOWN_AND_DIFFICULTY_UP,
                jointShock.most(),
                0.01,
                it -> Shock.ofPriceAndDifficulty(jointShock.priceChange(it), jointShock.difficultyChange(it)),
                it -> "BTC −%s with difficulty +%s (%s standard deviations of %d days each)"
                        .formatted(
                                percent(-jointShock.priceChange(it)),
                                percent(jointShock.difficultyChange(it)),
                                String.format(Locale.ROOT, "%.2f", it),
                                jointShock.days()));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
