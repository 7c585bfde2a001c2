package io.davylamp.assessment;

import io.davylamp.metrics.NetworkMetric.ImpliedFigures;
import java.util.ArrayList;
import java.util.List;

/** What a verdict rests on that nobody observed, in words for those who read it. */
public final class Caveats {
    /** One day in thirty has 144 blocks by chance; so many in a week have not. */
    private static final double SHARE_BEYOND_CHANCE = 0.4;

    private Caveats() {}

    public static List<String> of(Assessment assessment) {
        return assessment.metrics().find(ImpliedFigures.class).map(Caveats::of).orElse(List.of());
    }

    private static List<String> of(ImpliedFigures figures) {
        List<String> caveats = new ArrayList<>();
        if (figures.hashrate60d() > 0) {
            caveats.add(
                    "On %.0f %% of the last 60 days hashrate was not observed but implied by difficulty, which follows it by up to two weeks: while miners switch off, the score may be a class too calm."
                            .formatted(Math.max(1, figures.hashrate60d() * 100)));
        }
        if (figures.blocks7d() >= SHARE_BEYOND_CHANCE) {
            caveats.add(
                    "On %.0f %% of the last 7 days blocks were not counted but assumed to be 144: while they come late, issuance and the score are too calm."
                            .formatted(figures.blocks7d() * 100));
        }
        return caveats;
    }
}
