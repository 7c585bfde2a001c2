package io.davylamp.assessment;

import io.davylamp.hedging.PricedHedge;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.Finding;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When advice to do nothing is heard. A rule looks at some figures; the verdict looks at all of them, and at what was
 * in force before. So calm is given only where nothing speaks against it. Since the second edition.
 */
final class Calm {
    private Calm() {}

    /**
     * An operator's assessment, less the advice of calm that other findings, the grade in force, or the worst that its
     * range allows contradict.
     */
    static Assessment heard(Assessment assessment) {
        boolean calm = isCalm(assessment.grade())
                && assessment.range().map(it -> isCalm(it.atMost())).orElse(true)
                && assessment.findings().stream().noneMatch(Calm::contradicts);
        if (calm) {
            return assessment;
        }
        List<Finding> asked = assessment.findings().stream()
                .filter(Finding.Hedge.class::isInstance)
                .toList();
        return assessment.saying(
                assessment.findings().stream().filter(it -> !isCalm(it)).toList(),
                IntStream.range(0, asked.size())
                        .filter(it -> !isCalm(asked.get(it)))
                        .mapToObj(assessment.hedges()::get)
                        .toList());
    }

    /** The hedges of the findings that were heard. */
    static List<PricedHedge> heard(List<PricedHedge> hedges, List<Finding> heard) {
        return heard.stream().anyMatch(Calm::isCalm)
                ? hedges
                : hedges.stream()
                        .filter(it -> it.request().instrument() != Instrument.DO_NOTHING)
                        .toList();
    }

    private static boolean isCalm(Grade grade) {
        return grade == Grade.NORMAL || grade == Grade.WATCH;
    }

    private static boolean isCalm(Finding finding) {
        return finding instanceof Finding.Hedge it && it.instrument() == Instrument.DO_NOTHING;
    }

    private static boolean contradicts(Finding finding) {
        if (finding instanceof Finding.Stress it) {
            return it.grade() != Grade.WATCH;
        }
        return finding instanceof Finding.Crunch || !isCalm(finding);
    }
}
