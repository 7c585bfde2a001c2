package io.davylamp.web.whatif;

import io.davylamp.metrics.operator.RemedyText;
import io.davylamp.mining.Grade;
import io.davylamp.rules.RuleInfo;
import io.davylamp.web.page.Figures;
import io.davylamp.web.page.FindingLine;
import io.davylamp.web.page.MetricLine;
import io.davylamp.whatif.BookComparison;
import io.davylamp.whatif.Comparison;
import io.davylamp.whatif.MetricChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A what-if as a form, with what came of it.
 *
 * @param operator whom it is asked about, as it was typed; empty for the whole book
 * @param operatorError what is wrong with that; empty if nothing
 * @param form the shocks
 * @param known ids to choose from, the first of them where there are many
 * @param one what came of it for one operator
 * @param book what came of it for the book
 */
record WhatIfPage(
        String operator,
        String operatorError,
        ShockForm form,
        List<String> known,
        @Nullable One one,
        @Nullable Book book) {

    /**
     * One operator before and after.
     *
     * @param assumed what is taken for granted of collateral
     * @param cures what ends the margin calls there are after the shock
     * @param moved the numbers that changed
     */
    record One(
            String id,
            String name,
            Instant at,
            Grade before,
            Grade after,
            List<String> assumed,
            List<FindingLine> appeared,
            List<FindingLine> vanished,
            List<String> cures,
            List<Move> moved) {
        static One of(Comparison it, String name, Map<String, RuleInfo> rules) {
            return new One(
                    it.before().subject().value(),
                    name,
                    it.before().at(),
                    it.before().rawGrade(),
                    it.after().rawGrade(),
                    it.assumed(),
                    FindingLine.of(it.appeared(), rules),
                    FindingLine.of(it.vanished(), rules),
                    it.remedies().stream().map(RemedyText::of).toList(),
                    it.metrics().stream().map(Move::of).toList());
        }
    }

    /** A number before and after, as people write it; a dash and the reason where there is none. */
    record Move(String metric, String which, String field, String before, String after, String unit, String reason) {
        private static final String NONE = "—";

        static Move of(MetricChange it) {
            return new Move(
                    MetricLine.words(it.metric()),
                    it.which(),
                    MetricLine.words(it.field()).toLowerCase(Locale.ROOT),
                    shown(it.before(), it.unit()),
                    shown(it.after(), it.unit()),
                    Figures.unit(it.unit()),
                    it.reason().orElse(""));
        }

        private static String shown(OptionalDouble figure, String unit) {
            return figure.isPresent() ? Figures.of(figure.getAsDouble(), unit) : NONE;
        }
    }

    /**
     * The book before and after.
     *
     * @param columns the grades there are after the shock
     * @param matrix a row for each grade there is before it
     * @param worse how many are graded worse
     * @param better how many are graded better
     * @param sameGrade how many keep their grade, but not their findings
     * @param pushed those graded worse, the worst first, as many as a page can show
     * @param notJudged those the shock does not fit
     * @param assumed what is taken for granted of collateral
     */
    record Book(
            Instant at,
            int operators,
            List<Grade> columns,
            List<MatrixRow> matrix,
            long worse,
            long better,
            long sameGrade,
            List<BookComparison.Row> pushed,
            List<BookComparison.NotJudged> notJudged,
            List<String> assumed) {
        private static final int MAX_ROWS = 200;
        private static final Comparator<BookComparison.Row> WORST_FIRST = Comparator.comparing(
                        BookComparison.Row::after)
                .reversed()
                .thenComparing(BookComparison.Row::before)
                .thenComparing(BookComparison.Row::operatorId);

        static Book of(BookComparison it) {
            List<Grade> columns = List.copyOf(new TreeSet<>(it.after().keySet()));
            List<BookComparison.Row> worse = it.changed().stream()
                    .filter(row -> row.after().worseThan(row.before()))
                    .sorted(WORST_FIRST)
                    .toList();
            long better = it.changed().stream()
                    .filter(row -> row.before().worseThan(row.after()))
                    .count();
            return new Book(
                    it.at(),
                    it.operators(),
                    columns,
                    matrix(it, columns),
                    worse.size(),
                    better,
                    it.changed().size() - worse.size() - better,
                    worse.stream().limit(MAX_ROWS).toList(),
                    it.notJudged().stream().limit(MAX_ROWS).toList(),
                    it.assumed());
        }

        private static List<MatrixRow> matrix(BookComparison it, List<Grade> columns) {
            Map<Grade, Map<Grade, Integer>> moves = new EnumMap<>(Grade.class);
            it.before().forEach((grade, count) -> {
                Map<Grade, Integer> row = new EnumMap<>(Grade.class);
                row.put(grade, count);
                moves.put(grade, row);
            });
            for (BookComparison.Row row : it.changed()) {
                Map<Grade, Integer> from = moves.getOrDefault(row.before(), Map.of());
                from.merge(row.before(), -1, Integer::sum);
                from.merge(row.after(), 1, Integer::sum);
            }
            List<MatrixRow> rows = new ArrayList<>();
            moves.forEach((from, to) -> rows.add(new MatrixRow(
                    from,
                    it.before().getOrDefault(from, 0),
                    columns.stream()
                            .map(column -> Cell.of(from, column, to.getOrDefault(column, 0)))
                            .toList())));
            return rows;
        }
    }

    /** Where the operators of one grade go. */
    record MatrixRow(Grade from, int total, List<Cell> cells) {}

    /**
     * How many go from one grade to another.
     *
     * @param css the class a style sheet knows it by: stays, worse, better or none
     */
    record Cell(int count, String css) {
        static Cell of(Grade from, Grade to, int count) {
            String css = count == 0 ? "none" : to == from ? "stays" : to.worseThan(from) ? "worse" : "better";
            return new Cell(count, css);
        }
    }
}
