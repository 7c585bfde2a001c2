package io.davylamp.plausible;

import io.davylamp.market.Hashprice;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What of a fleet reading may be true: beside the network, its own last, and the machines there are. */
final class FleetSense {
    /** The largest listed miners have 6 % of the network, share. */
    private static final double SHARE_OF_NETWORK = 0.10;

    private static final Figure HASHRATE = Figure.of(
            "hashratePh",
            "PH/s",
            new Figure.Slip(1e3, "EH/s were given"),
            new Figure.Slip(1e-3, "TH/s were given"),
            new Figure.Slip(1e-6, "GH/s were given"));
    private static final Figure EFFICIENCY = Figure.of(
            "joulesPerTh",
            "J/TH",
            new Figure.Slip(0.01, "the watts of a machine of 100 TH/s were given"),
            new Figure.Slip(1e3, "J/GH were given"));
    private static final Figure UPTIME =
            Figure.of("uptime", "", new Figure.Slip(100, "a percentage was divided by 100 twice"));

    private static final Usual UPTIMES = new Usual(0.3, 1, 10, "what fleets run at");

    private FleetSense() {}

    static void check(Reading.Fleet reading, Surroundings around, Sieve sieve) {
        LocalDate date = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        hashrate(reading, ofNetwork(date, around), around, sieve);
        sieve.check(EFFICIENCY, reading.joulesPerTh(), efficiency(date));
        double machines = reading.machines().stream()
                .mapToDouble(MachineClass::hashratePh)
                .sum();
        sieve.check(
                Figure.of("machines.hashratePh", "PH/s in all"),
                machines,
                Usual.upTo(1.05 * reading.hashratePh(), 3, "hashratePh, of which they are parts"));
    }

    private static void hashrate(Reading.Fleet reading, Usual ofNetwork, Surroundings around, Sieve sieve) {
        Optional<Reading.Fleet> last =
                around.near(around.known().fleet(), reading).filter(it -> it.hashratePh() > 0);
        if (last.isPresent()) {
            double before = last.get().hashratePh();
            double ran = last.get().uptime();
            sieve.check(
                    HASHRATE, reading.hashratePh(), ofNetwork, before, Usual.around(before, 1 / 3.0, 3, 5, Usual.LAST));
            sieve.check(UPTIME, reading.uptime(), UPTIMES, ran, new Usual(ran / 4, 1, 5, Usual.LAST));
        } else {
            sieve.check(HASHRATE, reading.hashratePh(), ofNetwork);
            sieve.check(UPTIME, reading.uptime(), UPTIMES);
        }
    }

    static Usual ofNetwork(LocalDate date, Surroundings around) {
        return around.market()
                .map(it ->
                        Usual.upTo(SHARE_OF_NETWORK * it.networkPh(), 4, "the whole network's hashrate, a tenth of it"))
                .orElseGet(() -> Usual.upTo(
                        SHARE_OF_NETWORK
                                * 1_000
                                * Hashprice.networkHashrateEh(10 * Year.of(date).difficultyHigh()),
                        4,
                        "the whole network's hashrate that year"));
    }

    /** What the best machine of a time draws and what is still switched on, J/TH. */
    private static Usual efficiency(LocalDate date) {
        if (date.getYear() >= 2020) {
            return new Usual(10, 150, 4, "the machines of its time");
        }
        return date.getYear() >= 2016
                ? new Usual(30, 1_000, 4, "the machines of its time")
                : new Usual(100, 10_000, 10, "the machines of its time");
    }
}
