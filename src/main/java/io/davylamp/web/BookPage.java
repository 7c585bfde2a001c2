package io.davylamp.web;

import io.davylamp.assessment.Assessment;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.metrics.NetworkMetric;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The book.
 *
 * @param network the network's verdict, where there is one
 * @param filters a link for every grade there is, and for all
 * @param rows one page of operators, worst first
 * @param total how many operators there are under this filter
 * @param search the text searched for
 * @param number this page, from 1
 * @param pages how many there are
 * @param base the query that leads here, for links to other pages
 * @param empty whether the book has no operator at all
 * @param example what to send to begin
 */
record BookPage(
        @Nullable Network network,
        List<Filter> filters,
        List<Row> rows,
        long total,
        String search,
        int number,
        long pages,
        String base,
        boolean empty,
        Example example) {

    /** The network in a line. */
    record Network(Grade grade, Instant since, Instant at, String hashprice, String score) {
        static Network of(Assessment assessment) {
            return new Network(
                    assessment.grade(),
                    assessment.gradeSince(),
                    assessment.at(),
                    assessment
                            .metrics()
                            .find(NetworkMetric.NetworkHashprice.class)
                            .map(it -> Figures.plain(it.usdPerPhDay(), 2))
                            .orElse(""),
                    assessment
                            .metrics()
                            .find(NetworkMetric.NetworkStress.class)
                            .map(it -> Figures.plain(it.score(), 0))
                            .orElse(""));
        }
    }

    /** A choice of what to show. */
    record Filter(@Nullable Grade grade, long count, String link, boolean chosen) {}

    /** An operator in a line; without an assessment, only who it is. */
    record Row(
            String id,
            String name,
            @Nullable Grade grade,
            boolean incomplete,
            @Nullable Instant since,
            @Nullable Instant at,
            List<String> reasons,
            List<String> flags,
            List<String> hedges) {
        private static final int REASONS = 2;

        static Row of(BookStore.Entry entry) {
            Optional<Assessment> known = entry.assessment();
            return new Row(
                    entry.operatorId(),
                    entry.name(),
                    known.map(Assessment::grade).orElse(null),
                    known.map(Assessment::incomplete).orElse(false),
                    known.map(Assessment::gradeSince).orElse(null),
                    known.map(Assessment::at).orElse(null),
                    known.map(it -> Reasons.of(it, REASONS)).orElse(List.of()),
                    known.map(Assessment::flags).orElse(List.of()),
                    known.map(Row::hedges).orElse(List.of()));
        }

        private static List<String> hedges(Assessment assessment) {
            List<String> sized = assessment.hedges().stream()
                    .filter(HedgeProposal.Sized.class::isInstance)
                    .map(HedgeProposal::text)
                    .toList();
            return sized.isEmpty()
                    ? assessment.hedges().stream().map(HedgeProposal::text).toList()
                    : sized;
        }
    }

    /** What to send to begin. */
    record Example(String registration, String readings) {
        static final Example FIRST = new Example(Examples.REGISTRATION, Examples.READINGS);
    }
}
