package io.davylamp.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.alert.AlertSettings;
import io.davylamp.demo.DemoBook;
import io.davylamp.mining.Grade;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final RulebookSource SHIPPED = RulebookSource.read(Path.of("rules"));
    private static final RuleSet BEFORE = compiled(SHIPPED);
    private static final RuleSet LATER = compiled(changed("score >= 20, score < 40", "score >= 30, score < 40"));
    private static final DemoBook DEMO = DemoBook.load();
    private static final List<Reading> READINGS =
            DEMO.months().stream().flatMap(it -> it.readings().stream()).toList();
    private static final History HISTORY = history(READINGS);

    @AfterAll
    static void close() {
        BEFORE.close();
        LATER.close();
    }

    @Test
    void the_same_rulebook_twice_differs_in_nothing() throws InterruptedException {
        BacktestReport report = run(BEFORE, BEFORE, HISTORY);

        assertThat(report.changedDays()).isZero();
        assertThat(report.differences()).isEmpty();
        assertThat(report.days()).isGreaterThan(1_000);
        assertThat(report.alerts().values()).allMatch(it -> it.before() == it.after());
        assertThat(report.hedges().values()).isNotEmpty().allMatch(it -> it.before() == it.after());
    }

    @Test
    void each_difference_names_the_rule_that_made_it() throws InterruptedException {
        BacktestReport report = run(BEFORE, LATER, HISTORY);

        assertThat(report.differences()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.rules()).as(it.toString()).containsExactly("NET-001");
            assertThat(it.before()).isEqualTo(Grade.WATCH);
            assertThat(it.after()).isLessThan(Grade.WATCH);
        });
        assertThat(report.changedDays())
                .isEqualTo(report.differences().stream()
                        .mapToLong(GradeDifference::days)
                        .sum());
    }

    @Test
    void the_matrix_holds_every_day_once() throws InterruptedException {
        BacktestReport report = run(BEFORE, LATER, HISTORY);

        long all = 0;
        long off = 0;
        for (Map.Entry<Grade, Map<Grade, Integer>> row : report.grades().entrySet()) {
            for (Map.Entry<Grade, Integer> cell : row.getValue().entrySet()) {
                all += cell.getValue();
                off += row.getKey() == cell.getKey() ? 0 : cell.getValue();
            }
        }
        assertThat(all).isEqualTo(report.days());
        assertThat(off).isEqualTo(report.changedDays());
    }

    @Test
    void what_comes_after_a_day_does_not_change_it() throws InterruptedException {
        Instant cut = Instant.parse("2022-06-15T00:00:00Z");
        Period half = new Period(LocalDate.of(2021, 11, 1), LocalDate.of(2022, 6, 14));

        BacktestReport known = run(BEFORE, LATER, HISTORY, half);
        BacktestReport unknown = run(
                BEFORE,
                LATER,
                history(READINGS.stream().filter(it -> it.at().isBefore(cut)).toList()),
                half);

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    void each_moment_is_judged_under_the_contracts_registered_by_then() {
        // Given: from the middle of the history on, nearly half of the payout goes to the pool
        OperatorHistory known = HISTORY.operators().get(0);
        OperatorProfile cheap = known.profile();
        OperatorProfile dear = new OperatorProfile(
                cheap.id(),
                cheap.name(),
                new PoolContract(cheap.pool().scheme(), 0.45),
                cheap.power(),
                cheap.btcHaircut());
        Instant changed = Instant.parse("2022-06-15T00:00:00Z");
        Instant registered = Instant.parse("2022-01-15T00:00:00Z");
        OperatorHistory then =
                new OperatorHistory(dear, new TreeMap<>(Map.of(registered, cheap, changed, dear)), known.readings());
        Period before = new Period(LocalDate.of(2021, 11, 1), LocalDate.of(2022, 6, 14));
        Period after = new Period(LocalDate.of(2022, 6, 15), LocalDate.of(2022, 12, 31));
        Backtest backtest = new Backtest(BEFORE, LATER, AlertSettings.DEFAULT);

        // When
        Part early = backtest.ofOperator(then, HISTORY.market(), before);
        Part late = backtest.ofOperator(then, HISTORY.market(), after);

        // Then
        assertThat(early).isEqualTo(backtest.ofOperator(known, HISTORY.market(), before));
        assertThat(late)
                .isEqualTo(backtest.ofOperator(new OperatorHistory(dear, known.readings()), HISTORY.market(), after))
                .isNotEqualTo(backtest.ofOperator(known, HISTORY.market(), after));
    }

    @Test
    void each_edition_is_judged_by_its_own_metrics() throws InterruptedException {
        // Given: a rule that speaks where a metric of the second edition is there or said to be absent
        String cure = """
                rule "Cure known" @id("TST-001") @owner("tester") @why("To test.")
                when Unavailable( metric == "MarginCallCure" )
                then findings.stress(CAPITULATION, "Known."); end
                """;
        RulebookSource first = with(cure, RulebookSource.read(Path.of("src/test/resources/first-edition/rules")));
        RulebookSource second = with(cure, SHIPPED);

        // When
        try (RuleSet before = compiled(first);
                RuleSet after = compiled(second)) {
            Period month = new Period(LocalDate.of(2022, 6, 1), LocalDate.of(2022, 6, 30));
            BacktestReport report = run(before, after, HISTORY, month);

            // Then
            assertThat(report.differences())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.after()).isEqualTo(Grade.CAPITULATION));
        }
    }

    @Test
    void threads_make_no_difference() throws InterruptedException {
        Period period = HISTORY.whole().orElseThrow();
        Backtest backtest = new Backtest(BEFORE, LATER, AlertSettings.DEFAULT);

        assertThat(Run.whole(backtest, HISTORY, period, 1)).isEqualTo(Run.whole(backtest, HISTORY, period, 3));
    }

    private static BacktestReport run(RuleSet before, RuleSet after, History history) throws InterruptedException {
        return run(before, after, history, HISTORY.whole().orElseThrow());
    }

    private static BacktestReport run(RuleSet before, RuleSet after, History history, Period period)
            throws InterruptedException {
        return Run.whole(new Backtest(before, after, AlertSettings.DEFAULT), history, period, 2);
    }

    private static History history(Collection<Reading> readings) {
        return History.of(
                DEMO.operators().stream().limit(2).map(DemoBook.Entry::profile).toList(), new ArrayList<>(readings));
    }

    private static RulebookSource changed(String before, String after) {
        Map<String, String> files = new HashMap<>(SHIPPED.files());
        String path = "network/stress-score.drl";
        files.put(path, Objects.requireNonNull(files.get(path)).replace(before, after));
        return new RulebookSource(files);
    }

    private static RulebookSource with(String rule, RulebookSource source) {
        Map<String, String> files = new HashMap<>(source.files());
        files.put("cure.drl", rule);
        return new RulebookSource(files);
    }

    private static RuleSet compiled(RulebookSource source) {
        return ((Compilation.Compiled) RuleCompiler.compile(source)).rules();
    }
}
