package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.Doubtful;
import io.davylamp.rules.cases.RandomFacts;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.FieldDomain;
import io.davylamp.rules.language.Interval;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Values;
import io.davylamp.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sentence of the shipped rulebook, over figures for which its rule fires, reads as one a person would say. */
class MessagesTest {
    private static final RulebookSource SOURCE = RulebookSource.read(Rulebooks.SHIPPED);
    private static final RuleSet RULES = Rulebooks.compiled(SOURCE);
    private static final ParsedRulebook PARSED = ParsedRulebook.of(SOURCE);
    private static final int TRIES = 40;
    private static final int SETS = 2_000;

    /** What must not be in a sentence, and why. */
    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("an exponent", "\\d[eE][-+]?\\d"),
            Map.entry("no number", "NaN|Infinity"),
            Map.entry("the sign of a zero", "(?<![\\w.,-])-0(?:\\.0+)?(?![\\d.]*[1-9])"),
            Map.entry("two blanks", " {2}"),
            Map.entry("a blank before a stop", " [.,;:](?: |$)"),
            Map.entry("two percent signs", "% ?%"),
            Map.entry("times less than nothing", "-[\\d.,]+ times"),
            Map.entry("more than two decimals", "\\d\\.\\d{4}"),
            Map.entry("thousands that are not grouped", "USD \\d{4}"),
            Map.entry("a place left open", "%[.\\d]*[a-z]"),
            Map.entry("no stop at the end", "[^.]$"),
            Map.entry("doubt about what is known", "or not known"));

    @AfterAll
    static void close() {
        RULES.close();
    }

    @Test
    void every_message_reads_well_over_random_figures() {
        // Given
        Random random = new Random(20_130_410);
        Map<Class<?>, List<Metric>> figures = figures(random);
        Set<String> spoke = new TreeSet<>();

        for (Rule rule : RULES.understood()) {
            for (int i = 0; i < TRIES; i++) {
                MetricSet facts = matching(rule, figures, random);

                // When
                List<Finding> findings = RULES.evaluate(facts);

                // Then
                findings.forEach(it -> {
                    spoke.add(it.ruleId());
                    assertReadsWell(it.ruleId(), it.text());
                });
            }
        }
        assertThat(spoke).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void every_explanation_reads_well_over_random_figures() {
        // Given
        Random random = new Random(20_170_801);
        RandomFacts some = new RandomFacts(RULES.understood(), About.OPERATOR, random);

        for (int i = 0; i < 60; i++) {
            // When
            List<Explanation> explanations = Explanations.all(PARSED, possible(some.next()), About.OPERATOR);

            // Then
            explanations.forEach(it -> assertThat(it.sentence())
                    .as(it.rule().id())
                    .doesNotContainPattern("\\d[eE][-+]?\\d|NaN|Infinity| {2}|(?<![\\w.-])-0(?![.\\d])"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{Dscr: {ratio: -0.45}} | Cash flow before debt service is negative, -0.45 of what is due, and no liquidity is known that bridges a year of it.",
                "{Dscr: {ratio: -0.001}} | Cash flow before debt service is negative, 0.00 of what is due, and no liquidity is known that bridges a year of it.",
                "{Runway: {days: 20, scenario: BASE}, Dscr: {ratio: 0.5}} | Runway (BASE) is 20.0 days, and cash flow does not cover debt service.",
                "{CashMargin: {fraction: -0.0001}} | Cash margin is 0.0 %: mining costs more cash than it earns.",
                "{AsicLtv: {loanId: NYDIG, ratio: 1}} | Loan NYDIG stands at 100.0 % of its machines' value: they are worth no more than is owed on them.",
            })
    void says_what_is_so(String facts, String sentence) {
        assertThat(RULES.evaluate(FactsFile.read(facts)))
                .extracting(Finding::text)
                .contains(sentence);
    }

    private static void assertReadsWell(String rule, String text) {
        WRONG.forEach(
                (what, pattern) -> assertThat(text).as("%s of %s", what, rule).doesNotContainPattern(pattern));
    }

    private static List<String> ids() {
        return RULES.rules().stream().map(RuleInfo::id).toList();
    }

    /** Random facts of every kind, on and about the rules' limits. */
    private static Map<Class<?>, List<Metric>> figures(Random random) {
        Map<Class<?>, List<Metric>> figures = new HashMap<>();
        for (About about : List.of(About.OPERATOR, About.NETWORK)) {
            RandomFacts some = new RandomFacts(RULES.understood(), about, random);
            for (int i = 0; i < SETS; i++) {
                possible(some.next())
                        .values()
                        .forEach(it -> figures.computeIfAbsent(it.getClass(), type -> new ArrayList<>())
                                .add(inSentences(it)));
            }
        }
        return figures;
    }

    /** A doubt has its sentence with it. */
    private static Metric inSentences(Metric metric) {
        return metric instanceof Doubtful it
                ? new Doubtful(
                        it.input(), it.figure(), it.reported(), it.low(), it.high(), "an uptime of 0.20 is below 0.50.")
                : metric;
    }

    /** Facts such as the rule asks for, as far as there are any; nothing is done about those it forbids. */
    private static MetricSet matching(Rule rule, Map<Class<?>, List<Metric>> figures, Random random) {
        List<Metric> facts = new ArrayList<>();
        Values values = Values.NONE;
        for (Premise premise : rule.premises()) {
            if (premise instanceof Premise.Absent) {
                continue;
            }
            Pattern pattern =
                    premise.patterns().get(random.nextInt(premise.patterns().size()));
            List<Metric> ofKind = figures.getOrDefault(pattern.fact().type(), List.of());
            int from = ofKind.isEmpty() ? 0 : random.nextInt(ofKind.size());
            Values known = values;
            Optional<Metric> found = Stream.concat(
                            ofKind.subList(from, ofKind.size()).stream(), ofKind.subList(0, from).stream())
                    .filter(it -> pattern.conditions().stream().allMatch(known.with(pattern, it)::holds))
                    .findFirst();
            if (found.isPresent()) {
                facts.add(found.get());
                values = values.with(pattern, found.get());
            }
        }
        return new MetricSet(facts);
    }

    /** Those that a metric could have: no runway of less than no days. */
    private static MetricSet possible(MetricSet facts) {
        return new MetricSet(
                facts.values().stream().filter(MessagesTest::isPossible).toList());
    }

    private static boolean isPossible(Metric metric) {
        Vocabulary.Fact fact = Vocabulary.fact(metric.name()).orElseThrow();
        return fact.fields().stream()
                .filter(Vocabulary.Field::isNumber)
                .allMatch(it -> isPossible(it, (double) Values.read(metric, it)));
    }

    private static boolean isPossible(Vocabulary.Field field, double value) {
        boolean amount = field.unit().equals("USD") || field.unit().equals("BTC");
        return (!amount || value >= 0)
                && !Interval.of(Condition.Relation.EQUAL, value)
                        .and(FieldDomain.of(field).possible())
                        .isEmpty();
    }
}
