package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.WorkedCases;
import io.davylamp.assessment.PublicOperators.Snapshot;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped rules say of operators of which no more is known than what they published. */
class PublicOperatorsTest {
    private static RuleSet rules;

    @BeforeAll
    static void compile() {
        rules = ((Compilation.Compiled) RuleCompiler.compile(Path.of("rules"))).rules();
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    static Stream<List<Snapshot>> books() {
        return Stream.concat(
                WorkedCases.histories().map(PublicOperators::reported), Stream.of(PublicOperators.invented()));
    }

    @ParameterizedTest
    @MethodSource("books")
    void every_date_has_a_grade_or_a_range(List<Snapshot> book) {
        assertThat(book).allSatisfy(it -> {
            Assessment assessment = judged(it);
            assertThat(assessment.grade() != Grade.INDETERMINATE
                            || assessment.range().isPresent())
                    .as("%s: %s %s", it, assessment.grade(), assessment.range())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("books")
    void a_date_is_graded_as_a_monitor_should_have(List<Snapshot> book) {
        List<String> lines = book.stream().map(PublicOperatorsTest::line).toList();
        report(lines);
        assertThat(book)
                .filteredOn(it -> it.atLeast().isPresent())
                .allSatisfy(
                        it -> assertThat(judged(it).grade().atLeast(it.atLeast().orElseThrow()))
                                .as(line(it))
                                .isTrue());
        assertThat(book)
                .filteredOn(it -> it.atMost().isPresent())
                .allSatisfy(it -> assertThat(
                                judged(it).grade().worseThan(it.atMost().orElseThrow()))
                        .as(line(it))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("books")
    void who_failed_was_severe_before_it(List<Snapshot> book) {
        assertThat(failed(book))
                .isNotEmpty()
                .allSatisfy(operator ->
                        assertThat(leadDays(book, operator)).as(operator).isGreaterThanOrEqualTo(0));
    }

    @ParameterizedTest
    @MethodSource("books")
    void the_grade_lies_in_its_range(List<Snapshot> book) {
        assertThat(book).allSatisfy(it -> {
            Assessment assessment = judged(it);
            GradeRange range = assessment.range().orElseThrow();
            assertThat(range.atLeast().worseThan(assessment.grade()) && assessment.grade() != Grade.INDETERMINATE)
                    .as(line(it))
                    .isFalse();
            assertThat(assessment.grade().worseThan(range.atMost()))
                    .as(line(it))
                    .isFalse();
        });
    }

    private static List<String> failed(List<Snapshot> book) {
        return book.stream()
                .filter(it -> it.distressed())
                .map(Snapshot::operator)
                .distinct()
                .toList();
    }

    /** Days from the first date on which it was SEVERE or worse to its event; -1 where there was none in time. */
    private static long leadDays(List<Snapshot> book, String operator) {
        return book.stream()
                .filter(it ->
                        it.operator().equals(operator) && judged(it).grade().atLeast(Grade.SEVERE))
                .mapToLong(it -> ChronoUnit.DAYS.between(it.date(), it.event().orElseThrow()))
                .max()
                .orElse(-1);
    }

    private static Assessment judged(Snapshot snapshot) {
        return judged(snapshot, snapshot.known());
    }

    private static Assessment judged(Snapshot snapshot, List<Disclosure> known) {
        OperatorProfile profile = new OperatorProfile(
                known.get(0).operatorId(),
                snapshot.operator(),
                new PoolContract(PoolContract.Scheme.FPPS, 0.02),
                new PowerContract(1.05, false, false),
                0.10);
        OperatorState state = OperatorState.empty(profile).withAll(known);
        return new OperatorMoment(state, Optional.of(snapshot.market()), snapshot.at()).judgedBy(rules);
    }

    private static String line(Snapshot it) {
        Assessment all = judged(it);
        Assessment alone =
                judged(it, it.known().subList(it.known().size() - 1, it.known().size()));
        String lead = it.event()
                .map(event -> ChronoUnit.DAYS.between(it.date(), event) + " days before " + event)
                .orElse("no event");
        return "%-34s %s  %-13s %-24s  this month alone %-13s %-24s  %s"
                .formatted(it.operator(), it.date(), all.grade(), range(all), alone.grade(), range(alone), lead);
    }

    private static String range(Assessment assessment) {
        return assessment.range().map(it -> it.atLeast() + ".." + it.atMost()).orElse("");
    }

    @SuppressWarnings("SystemOut")
    private static void report(List<String> lines) {
        System.out.println(lines.stream().collect(Collectors.joining("\n", "\n", "\n")));
    }
}
