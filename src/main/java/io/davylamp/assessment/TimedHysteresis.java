package io.davylamp.assessment;

import io.davylamp.assessment.GradeMemory.Course;
import io.davylamp.assessment.GradeMemory.LastKnown;
import io.davylamp.assessment.GradeMemory.Next;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings an operator's grade into force by the time that passes, from the second edition on: how often it is assessed in
 * between brings nothing about earlier. Pure: the next memory follows from the last and this assessment.
 *
 * <ul>
 *   <li>The first grade is the raw grade at once; so is the first after INDETERMINATE, for what was in force before a gap
 *       is not known to be so after it.
 *   <li>Up: each grade worse than the one in force has a moment since which every assessment asked for it or for worse.
 *       It comes into force when the least time that one of the findings asking for it now wants has passed since then;
 *       of several the worst.
 *   <li>Down: a grade that no assessment held for the policy's days falls by one class, and the time begins anew.
 *   <li>While inputs are wanting, nothing is in force but what the known figures ask for, SEVERE or worse; else the grade
 *       is INDETERMINATE, and the one before it is the last that was known.
 * </ul>
 */
final class TimedHysteresis {
    private final GradeMemory before;
    private final RulebookPolicy.Hysteresis policy;
    private final Instant at;

    /**
     * @param before the memory of the assessment before, {@link GradeMemory#NONE} for the first
     * @param at the moment judged, not before that of the assessment before
     */
    TimedHysteresis(GradeMemory before, RulebookPolicy.Hysteresis policy, Instant at) {
        this.before = before;
        this.policy = policy;
        this.at = at;
    }

    /**
     * The memory after one more assessment; open flags are taken over unchanged.
     *
     * @param known what this moment's figures are known to ask for
     */
    GradeMemory next(Known known) {
        Optional<Grade> inForce = before.grade().filter(it -> it != Grade.INDETERMINATE);
        Climb climb = inForce.map(it -> climb(it, known.findings()))
                .orElseGet(() -> new Climb(known.worst(), Map.of(), Optional.empty()));
        return known.incomplete() ? onWhatIsKnown(climb, known, inForce) : complete(climb, known.worst());
    }

    private GradeMemory onWhatIsKnown(Climb climb, Known known, Optional<Grade> inForce) {
        Grade grade = climb.grade().worseThan(known.worst()) ? known.worst() : climb.grade();
        if (grade.atLeast(Grade.SEVERE)) {
            return memory(grade, new Course(climb.asked(), Optional.empty(), climb.next(), Optional.empty()));
        }
        Optional<LastKnown> lastKnown = inForce.map(it -> new LastKnown(it, known.asOf()))
                .or(() -> before.course().flatMap(Course::lastKnown));
        return memory(Grade.INDETERMINATE, Course.ageing(lastKnown));
    }

    private GradeMemory complete(Climb climb, Grade raw) {
        Grade grade = climb.grade();
        if (raw.atLeast(grade)) {
            return memory(grade, new Course(climb.asked(), Optional.empty(), climb.next(), Optional.empty()));
        }
        Instant calmSince = before.course().flatMap(Course::calmSince).orElse(at);
        if (calmSince.plus(policy.calm()).isAfter(at)) {
            return memory(grade, falling(grade, calmSince));
        }
        Grade calmer = grade.oneCalmer();
        return memory(calmer, raw.atLeast(calmer) ? Course.NOTHING : falling(calmer, at));
    }

    private Course falling(Grade grade, Instant calmSince) {
        Next next = new Next(grade.oneCalmer(), calmSince.plus(policy.calm()));
        return new Course(Map.of(), Optional.of(calmSince), Optional.of(next), Optional.empty());
    }

    private GradeMemory memory(Grade grade, Course course) {
        Instant since =
                before.grade().equals(Optional.of(grade)) ? before.gradeSince().orElse(at) : at;
        return GradeMemory.timed(grade, since, before.openFlags(), course);
    }

    /** The grade after a possible rise, what is asked for beyond it, and which of that comes first. */
    private record Climb(Grade grade, Map<Grade, Instant> asked, Optional<Next> next) {}

    private Climb climb(Grade inForce, List<Finding.Stress> findings) {
        Map<Grade, Instant> asked = new EnumMap<>(Grade.class);
        List<Next> outstanding = new ArrayList<>();
        Grade reached = inForce;
        for (Grade grade : Grade.values()) {
            Optional<Duration> needed = grade.worseThan(inForce) ? needed(grade, findings) : Optional.empty();
            if (needed.isPresent()) {
                Instant since = askedSince(grade);
                asked.put(grade, since);
                Next next = new Next(grade, since.plus(needed.get()));
                outstanding.add(next);
                reached = next.at().isAfter(at) ? reached : grade;
            }
        }
        Grade grade = reached;
        asked.keySet().removeIf(it -> !it.worseThan(grade));
        Optional<Next> next = outstanding.stream()
                .filter(it -> it.grade().worseThan(grade))
                .min(Comparator.comparing(Next::at).thenComparing(Next::grade, Comparator.reverseOrder()));
        return new Climb(grade, asked, next);
    }

    private Instant askedSince(Grade grade) {
        return before.course()
                .flatMap(it -> Optional.ofNullable(it.asked().get(grade)))
                .orElse(at);
    }

    /** How long a grade must be asked for, by those findings that ask for it or for worse; empty where none does. */
    private Optional<Duration> needed(Grade grade, List<Finding.Stress> findings) {
        return findings.stream()
                .filter(it -> it.grade().atLeast(grade))
                .map(it -> policy.confirmed(it.confirm()))
                .min(Comparator.naturalOrder());
    }
}
