package io.davylamp.web.whatif;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.mining.Grade;
import io.davylamp.rules.FindingBrief;
import io.davylamp.whatif.Comparison;
import io.davylamp.whatif.JointShock;
import io.davylamp.whatif.MetricChange;
import io.davylamp.whatif.ReverseStress;
import io.davylamp.whatif.Shock;
import io.davylamp.whatif.TippingPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One operator before and after a shock.
 *
 * @param note how the grades are to be read
 * @param assumed what is taken for granted of collateral
 * @param gradeBefore the grade without the shock
 * @param gradeAfter the grade with it
 * @param metrics the numbers that changed
 * @param appeared findings the shock brings
 * @param vanished findings it takes away
 * @param marginCalls the margin calls there are after the shock, each with its cure
 * @param before the whole assessment without the shock
 * @param after the whole assessment with it
 */
@Schema(description = "One operator before and after a shock")
public record WhatIfReport(
        String note,
        List<String> assumed,
        Shock shocks,
        Grade gradeBefore,
        Grade gradeAfter,
        List<MetricChange> metrics,
        List<FindingBrief> appeared,
        List<FindingBrief> vanished,
        List<MarginCallReport> marginCalls,

        @JsonRawValue @Schema(implementation = Object.class) String before,
        @JsonRawValue @Schema(implementation = Object.class) String after) {
    static final String NOTE =
            "Both grades are of that moment alone, without waiting for confirmation or a calm spell. Nothing was kept.";

    public static WhatIfReport of(Comparison it) {
        return new WhatIfReport(
                NOTE,
                it.assumed(),
                it.shock(),
                it.before().rawGrade(),
                it.after().rawGrade(),
                it.metrics(),
                FindingBrief.of(it.appeared()),
                FindingBrief.of(it.vanished()),
                MarginCallReport.of(it.remedies()),
                AssessmentJson.write(it.before()),
                AssessmentJson.write(it.after()));
    }

    /**
     * How little it takes to turn a grade.
     *
     * @param sentence all of it in words
     * @param moves one for each input that can be moved, the nearest first, those that turn nothing last
     * @param order how they are sorted
     * @param assumed what is taken for granted of collateral; empty where nothing is
     */
    @Schema(name = "ReverseStress", description = "How little it takes to turn a grade")
    public record Reverse(
            String note,
            Instant at,
            Grade from,
            Optional<Grade> target,
            JointShock jointShock,
            String sentence,
            List<Move> moves,
            String order,
            String assumed) {
        public static Reverse of(ReverseStress it) {
            return new Reverse(
                    NOTE,
                    it.at(),
                    it.from(),
                    it.target(),
                    it.jointShock(),
                    it.sentence(),
                    it.tippingPoints().stream().map(Move::of).toList(),
                    it.order(),
                    it.assumed());
        }
    }

    /**
     * One move, or that there is none within bounds.
     *
     * @param turns whether it turns the grade
     * @param share how much of the figure itself has to change, fraction; where several move, theirs added
     * @param distance how far: a fraction, USD per kWh for power, standard deviations for price and difficulty together
     * @param shocks the shock there; judged, it has the grade. Without a turn, the bound
     * @param lastBefore the farthest shock short of it, judged too, that does not
     */
    @Schema(name = "ReverseStressMove")
    public record Move(
            String lever,
            boolean turns,
            String text,
            OptionalDouble share,
            OptionalDouble distance,
            Optional<Grade> grade,
            Shock shocks,
            Optional<Shock> lastBefore,
            List<String> ruleIds) {
        static Move of(TippingPoint turn) {
            if (turn instanceof TippingPoint.Found it) {
                return new Move(
                        it.lever().name(),
                        true,
                        it.text(),
                        OptionalDouble.of(it.share()),
                        OptionalDouble.of(it.distance()),
                        Optional.of(it.grade()),
                        it.shock(),
                        Optional.of(it.lastBefore()),
                        it.ruleIds());
            }
            TippingPoint.None none = (TippingPoint.None) turn;
            return new Move(
                    none.lever().name(),
                    false,
                    none.text(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    none.bound(),
                    Optional.empty(),
                    List.of());
        }
    }
}
