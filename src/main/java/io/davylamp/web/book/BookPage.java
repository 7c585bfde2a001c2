package io.davylamp.web.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Standing;
import io.davylamp.metrics.NetworkMetric;
import io.davylamp.mining.Grade;
import io.davylamp.monitor.book.ShownVerdicts;
import io.davylamp.rules.Finding;
import io.davylamp.web.page.Examples;
import io.davylamp.web.page.Figures;
import io.davylamp.web.page.HedgeLine;
import io.davylamp.web.page.PageText;
import io.davylamp.web.page.Reasons;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            List<String> standing,
            List<String> reasons,
            List<String> flags,
            List<Advice> hedges) {
        private static final int REASONS = 2;

        /** @param past whether nobody reports on the operator any more: its grade is then only the last known */
        static Row of(ShownVerdicts.Entry entry, boolean past) {
            Optional<Assessment> known = entry.verdict();
            return new Row(
                    entry.operatorId(),
                    entry.name(),
                    known.map(Assessment::grade).orElse(null),
                    known.map(Reasons::inputsAreWanting).orElse(false),
                    known.map(Assessment::gradeSince).orElse(null),
                    known.map(Assessment::at).orElse(null),
                    known.map(it -> Standing.sentences(it, past, PageText::word))
                            .orElse(List.of()),
                    known.map(it -> Reasons.of(it, REASONS)).orElse(List.of()),
                    known.map(Assessment::flags).orElse(List.of()),
                    known.map(Row::advice).orElse(List.of()));
        }

        /** What can be acted on; where nothing can, what was asked for. */
        private static List<Advice> advice(Assessment assessment) {
            Map<String, String> asked = new HashMap<>();
            assessment.findings().stream()
                    .filter(Finding.Hedge.class::isInstance)
                    .forEach(it -> asked.put(it.ruleId(), it.text()));
            List<HedgeLine> all =
                    assessment.hedges().stream().map(HedgeLine::of).toList();
            List<HedgeLine> sized = all.stream().filter(HedgeLine::sized).toList();
            return (sized.isEmpty() ? all : sized)
                    .stream()
                            .map(it ->
                                    new Advice(it.instrument(), it.order(), asked.getOrDefault(it.ruleId(), it.text())))
                            .toList();
        }
    }

    /** A hedge in a line: with what, how much, and why the rule asked. */
    record Advice(String instrument, String order, String why) {}

    /** What to send to begin. */
    record Example(String service, String registration, String readings) {
        /** For a service reached at an address, such as {@code http://localhost:8080}. */
        static Example at(URI address) {
            return new Example(
                    address.resolve("/").toString().replaceAll("/$", ""), Examples.REGISTRATION, Examples.READINGS);
        }
    }
}
