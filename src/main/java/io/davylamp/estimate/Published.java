package io.davylamp.estimate;

import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/** What an operator has published, the newest first: each figure as it was said last. */
final class Published {
    /** After so long a balance says nothing of today: the house's limit for treasuries. */
    private static final Duration FRESH = Duration.ofDays(45);

    private final List<Disclosure> newestFirst;

    private Published(List<Disclosure> newestFirst) {
        this.newestFirst = newestFirst;
    }

    static Published of(List<Disclosure> oldestFirst) {
        List<Disclosure> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        return new Published(newestFirst);
    }

    /** What is newer than a reading that has the same figures; all of it where there is none. */
    Published after(Optional<? extends Reading> reading) {
        Instant known = reading.map(Reading::at).orElse(Instant.MIN);
        return new Published(
                newestFirst.stream().filter(it -> it.at().isAfter(known)).toList());
    }

    /** The last disclosure of all; empty where there is none. */
    Optional<Disclosure> last() {
        return newestFirst.stream().findFirst();
    }

    /** What was published not long before the newest of it. */
    Published fresh() {
        return new Published(newestFirst.stream()
                .filter(it -> !it.at().isBefore(newestFirst.get(0).at().minus(FRESH)))
                .toList());
    }

    /** The latest that has a figure. */
    Optional<Told> told(Function<Disclosure, OptionalDouble> figure) {
        for (Disclosure disclosure : newestFirst) {
            OptionalDouble value = figure.apply(disclosure);
            if (value.isPresent()) {
                return Optional.of(new Told(value.getAsDouble(), disclosure));
            }
        }
        return Optional.empty();
    }

    /** A flow of a month, by the day. */
    Optional<Double> perDay(Function<Disclosure, OptionalDouble> flow) {
        return told(flow).map(it -> it.figure() / it.by().days());
    }

    /** The latest that is of a kind. */
    Optional<Disclosure> latest(Predicate<Disclosure> kind) {
        return newestFirst.stream().filter(kind).findFirst();
    }

    boolean isEmpty() {
        return newestFirst.isEmpty();
    }
}
