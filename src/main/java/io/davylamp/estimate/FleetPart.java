package io.davylamp.estimate;

import io.davylamp.mining.Disclosure;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a fleet reading would say. */
final class FleetPart {
    private static final double PH_PER_EH = 1_000;
    private static final double KWH_PER_MWH = 1_000;
    private static final double HOURS_PER_DAY = 24;

    /** By how much luck, fees and the month's difficulty move the coins of a month, one way or the other. */
    private static final double MONTHS_SCATTER = 0.07;

    /** The house's limit for fleet readings. */
    private static final Duration FRESH = Duration.ofDays(45);

    private static final double LEAST_UPTIME = 0.05;
    private static final double LEAST_JOULES = 8;
    private static final double MOST_JOULES = 200;

    private static final Pass.Words HASHRATE = new Pass.Words("hashrate", "PH/s", false);
    private static final Pass.Words UPTIME = new Pass.Words("uptime", "fraction", false);
    private static final Pass.Words EFFICIENCY = new Pass.Words("efficiency of the machines", "J/TH", true);

    private final Pass it;
    private final Optional<Reading.Fleet> read;
    private final Published news;

    private FleetPart(Pass it) {
        this.it = it;
        this.read = it.state().fleet();
        this.news = it.published().after(read);
    }

    /** The fleet as reported and estimated; empty where nothing says how large it is. */
    static Optional<Reading.Fleet> of(Pass pass) {
        FleetPart part = new FleetPart(pass);
        return part.news.latest(FleetPart::speaks).map(part::fleet).orElse(part.read);
    }

    private static boolean speaks(Disclosure by) {
        return by.hashrateEh().isPresent()
                || by.averageHashrateEh().isPresent()
                || by.joulesPerTh().isPresent()
                || !by.machines().isEmpty()
                || by.powerMwh().isPresent()
                || by.btcMined().isPresent()
                || by.revenueUsd().isPresent();
    }

    private Optional<Reading.Fleet> fleet(Disclosure newest) {
        Optional<Told> deployed = news.told(Disclosure::hashrateEh);
        Optional<Told> average = news.told(Disclosure::averageHashrateEh);
        double ph;
        double uptime;
        if (deployed.isPresent() || read.isPresent()) {
            ph = deployed.isPresent()
                    ? ph(deployed.get())
                    : it.reported(read.orElseThrow().hashratePh());
            uptime = uptime(ph, average);
        } else if (average.isPresent()) {
            ph = ph(average.get());
            uptime = 1;
        } else {
            Optional<Double> running = runningPh();
            if (running.isEmpty()) {
                return Optional.empty();
            }
            ph = it.estimated(aroundTheMonth(HASHRATE, running.get(), Double.MAX_VALUE));
            uptime = 1;
        }
        Disclosure last = news.last().orElse(newest);
        return Optional.of(new Reading.Fleet(
                last.id(),
                last.at(),
                newest.operatorId(),
                ph,
                uptime,
                joulesPerTh(ph * uptime),
                machines(),
                read.flatMap(Reading.Fleet::host)));
    }

    private double ph(Told eh) {
        return it.carried(new Told(eh.figure() * PH_PER_EH, eh.by()), HASHRATE, FRESH);
    }

    private double uptime(double ph, Optional<Told> average) {
        if (average.isPresent() && ph > 0) {
            return it.reported(Math.min(1, average.get().figure() * PH_PER_EH / ph));
        }
        Optional<Double> running = ph > 0 ? runningPh() : Optional.empty();
        if (running.isPresent()) {
            double share = Math.max(LEAST_UPTIME, Math.min(1, running.get() / ph));
            return it.estimated(aroundTheMonth(UPTIME, share, 1));
        }
        OptionalDouble known = read.isPresent() ? OptionalDouble.of(read.get().uptime()) : OptionalDouble.empty();
        return it.figure(Optional.empty(), known, () -> it.byTable("uptime", UPTIME, 1));
    }

    /** The hashrate that finds as many coins as were mined, PH/s. */
    private Optional<Double> runningPh() {
        return news.fresh()
                .told(Disclosure::btcMined)
                .filter(told -> told.figure() > 0)
                .flatMap(told -> it.btcPerPhDay()
                        .filter(btc -> btc > 0)
                        .map(btc -> told.figure() / told.by().days() / btc))
                .or(this::earningPh);
    }

    /** The same from what was earned, where the coins are not reported. */
    private Optional<Double> earningPh() {
        return news.fresh()
                .perDay(Disclosure::revenueUsd)
                .filter(usd -> usd > 0)
                .flatMap(usd -> it.btcPerPhDay()
                        .filter(btc -> btc > 0)
                        .map(btc -> usd / it.market().orElseThrow().priceUsd() / btc));
    }

    private static Estimate aroundTheMonth(Pass.Words words, double mid, double most) {
        return new Estimate(
                words.figure(),
                words.unit(),
                mid * (1 - MONTHS_SCATTER),
                mid,
                Math.min(most, mid * (1 + MONTHS_SCATTER)),
                words.moreIsWorse(),
                "coins mined in the month against those expected at the hashprice of the day; 7 % for luck and difficulty");
    }

    private double joulesPerTh(double runningPh) {
        Optional<Double> told = news.told(Disclosure::joulesPerTh)
                .map(Told::figure)
                .or(() -> weighted(machines()))
                .or(() -> byEnergy(runningPh));
        OptionalDouble known = read.isPresent() ? OptionalDouble.of(read.get().joulesPerTh()) : OptionalDouble.empty();
        return it.figure(told, known, () -> it.byTable("joulesPerTh", EFFICIENCY, 1));
    }

    private List<MachineClass> machines() {
        return news.latest(by -> !by.machines().isEmpty())
                .map(Disclosure::machines)
                .orElseGet(() -> read.map(Reading.Fleet::machines).orElse(List.of()));
    }

    private static Optional<Double> weighted(List<MachineClass> machines) {
        double ph = machines.stream().mapToDouble(MachineClass::hashratePh).sum();
        double power = machines.stream()
                .mapToDouble(machine -> machine.hashratePh() * machine.joulesPerTh())
                .sum();
        return ph > 0 ? Optional.of(power / ph) : Optional.empty();
    }

    /** 1 PH/s at E J/TH draws E kW, and the site a little more. */
    private Optional<Double> byEnergy(double runningPh) {
        return news.fresh()
                .perDay(Disclosure::powerMwh)
                .filter(mwh -> runningPh > 0)
                .map(mwh -> mwh
                        * KWH_PER_MWH
                        / (HOURS_PER_DAY * runningPh * it.profile().power().pue()))
                .filter(joules -> joules >= LEAST_JOULES && joules <= MOST_JOULES);
    }
}
