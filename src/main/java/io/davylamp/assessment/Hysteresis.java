package io.davylamp.assessment;

import io.davylamp.assessment.GradeMemory.Fall;
import io.davylamp.assessment.GradeMemory.Rise;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings a grade into force so that it does not flicker: up when it was asked for often enough in a row, down by one
 * class after enough days on which nothing held it. Pure: the next memory follows from the last and this assessment.
 *
 * <ul>
 *   <li>The first grade is the raw grade at once.
 *   <li>Up: each grade worse than the one in force has a streak of assessments that asked for it or for worse. It comes
 *       into force when the streak is as long as the {@code confirm} of one of the findings that ask for it now; of
 *       several the worst. So a finding with {@code confirm} 1 acts at once and to its own grade, and findings of one
 *       {@code confirm} rise to the lowest grade of the streak. A rise that had to be confirmed ends every streak.
 *   <li>Down: a UTC day counts where no assessment of it held the grade; days without any assessment neither count nor
 *       break the row. A grade is held where the raw grade reaches it, or, where the policy names a score to leave it
 *       below (the network), where the score is not below it. It falls on the last of the days, as soon as that day's
 *       first assessment does not hold it.
 *   <li>Where inputs are wanting, a grade below SEVERE cannot be vouched for and becomes INDETERMINATE. What was not
 *       known clears nothing: when the inputs are back, the grade there was before resumes and falls as any other, or
 *       the raw grade comes into force at once where it is worse.
 * </ul>
 *
 * <p>With {@code confirm} 2 and seven days to fall, one assessment a day and the scores 15, 35, 55 and 70 to leave
 * below, this is the house's algorithm for the network. There a streak counts days, several assessments of a day once.
 */
public final class Hysteresis {
    private Hysteresis() {}

    /**
     * The memory after one more assessment; open flags are taken over unchanged (see {@link #openFlags}).
     *
     * @param before the memory of the assessment before, {@link GradeMemory#NONE} for the first
     * @param stress the stress findings of this assessment, each with its {@code confirm}
     * @param metrics the metrics it is based on: the network's score is read from them
     * @param policy how grades rise and fall
     * @param at the moment judged, not before that of the assessment before
     */
    public static GradeMemory next(
            GradeMemory before,
            List<Finding.Stress> stress,
            MetricSet metrics,
            RulebookPolicy.Hysteresis policy,
            Instant at) {
        if (policy.timed()) {
            throw new IllegalArgumentException("a policy that counts time: see TimedHysteresis");
        }
        RawGrade raw = RawGrade.of(stress, metrics, policy);
        if (raw.grade() == Grade.INDETERMINATE) {
            return indeterminate(before, before.lastGrade(), at);
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Climb climb = climb(before.rise(), inForce(before, raw), stress, new Count(day, RawGrade.byScore(policy)));
        boolean held = held(climb.grade(), raw.grade(), metrics, policy);
        Fall fall = held ? new Fall(0, day) : counted(before.fall(), day);
        boolean falls = !held && fall.days() >= policy.fallDays();
        Grade grade = falls ? climb.grade().oneCalmer() : climb.grade();
        if (RawGrade.hidden(raw.incomplete(), grade)) {
            return indeterminate(before, Optional.of(grade), at);
        }
        return new GradeMemory(
                Optional.of(grade),
                since(before, grade, at),
                climb.streaks(),
                Optional.of(falls ? new Fall(0, day) : fall),
                before.openFlags(),
                Optional.empty());
    }

    /**
     * The crunch flags open after an assessment: those found, each since it was first found in a row.
     *
     * @param before the flags open before, and since when
     * @param found the crunch findings of this assessment
     * @param at the moment judged
     */
    public static Map<String, Instant> openFlags(
            Map<String, Instant> before, Collection<Finding.Crunch> found, Instant at) {
        Map<String, Instant> open = new TreeMap<>();
        for (Finding.Crunch crunch : found) {
            open.put(crunch.flag(), before.getOrDefault(crunch.flag(), at));
        }
        return open;
    }

    /**
     * The grade an assessment starts from: the one in force; without one the raw grade; after a gap the one it
     * interrupted, or the raw grade where that is worse.
     */
    private static Grade inForce(GradeMemory before, RawGrade raw) {
        Grade last = before.lastGrade().orElse(raw.grade());
        boolean gap = before.grade().equals(Optional.of(Grade.INDETERMINATE));
        return gap ? last.worst(raw.grade()) : last;
    }

    private static GradeMemory indeterminate(GradeMemory before, Optional<Grade> interrupted, Instant at) {
        return new GradeMemory(
                Optional.of(Grade.INDETERMINATE),
                since(before, Grade.INDETERMINATE, at),
                Optional.empty(),
                Optional.empty(),
                before.openFlags(),
                interrupted);
    }

    private static Optional<Instant> since(GradeMemory before, Grade grade, Instant at) {
        return before.grade().equals(Optional.of(grade)) ? before.gradeSince() : Optional.of(at);
    }

    /** The grade after a possible rise, and the streaks that go on. */
    private record Climb(Grade grade, Optional<Rise> streaks) {}

    /** How a streak is counted: the day, and whether its assessments count once. */
    private record Count(LocalDate day, boolean onceADay) {}

    private static Climb climb(Optional<Rise> before, Grade inForce, List<Finding.Stress> stress, Count count) {
        Map<Grade, Integer> streaks = new EnumMap<>(Grade.class);
        Grade reached = inForce;
        boolean confirmed = false;
        for (Grade grade : Grade.values()) {
            int needed = needed(grade, stress);
            if (grade.worseThan(inForce) && needed < Integer.MAX_VALUE) {
                int streak = streak(before, grade, count);
                streaks.put(grade, streak);
                if (streak >= needed) {
                    reached = grade;
                    confirmed = needed > 1;
                }
            }
        }
        Grade inForceNow = reached;
        streaks.keySet().removeIf(grade -> !grade.worseThan(inForceNow));
        return new Climb(
                reached,
                confirmed || streaks.isEmpty() ? Optional.empty() : Optional.of(new Rise(streaks, count.day())));
    }

    /** In how many assessments in a row a grade must be asked for, by those findings that ask for it or for worse. */
    private static int needed(Grade grade, List<Finding.Stress> stress) {
        int needed = Integer.MAX_VALUE;
        for (Finding.Stress finding : stress) {
            if (finding.grade().atLeast(grade)) {
                needed = Math.min(needed, finding.confirm());
            }
        }
        return needed;
    }

    private static int streak(Optional<Rise> before, Grade grade, Count count) {
        int known = before.map(it -> it.streaks().getOrDefault(grade, 0)).orElse(0);
        boolean countedAlready =
                count.onceADay() && known > 0 && before.orElseThrow().day().equals(count.day());
        return countedAlready ? known : known + 1;
    }

    private static boolean held(Grade inForce, Grade raw, MetricSet metrics, RulebookPolicy.Hysteresis policy) {
        Double leaveBelow = policy.leaveBelow().get(inForce);
        if (leaveBelow == null) {
            return raw.atLeast(inForce);
        }
        return metrics.find(NetworkStress.class).orElseThrow().score() >= leaveBelow;
    }

    private static Fall counted(Optional<Fall> before, LocalDate day) {
        if (before.isEmpty()) {
            return new Fall(1, day);
        }
        boolean newDay = day.isAfter(before.get().day());
        return newDay ? new Fall(before.get().days() + 1, day) : before.get();
    }
}
