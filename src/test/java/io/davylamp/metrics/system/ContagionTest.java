package io.davylamp.metrics.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.system.Contagion.Counterparty;
import io.davylamp.metrics.system.Contagion.Hosted;
import io.davylamp.metrics.system.Contagion.Operator;
import io.davylamp.metrics.system.Contagion.Owed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ContagionTest {
    private static final List<Counterparty> LENDERS =
            List.of(new Counterparty("lender", 10), new Counterparty("host", 5));

    @Test
    void a_failure_spreads_over_a_shared_lender_and_then_over_a_shared_host() {
        // Given a loses its lender 11 of 10; the lender's call is more than b has; b's bills sink the host
        List<Operator> operators = List.of(
                new Operator("a", 0, List.of(new Owed("lender", 20, 11)), List.of()),
                new Operator("b", 3, List.of(new Owed("lender", 4, 0)), List.of(new Hosted("host", 1, 6))),
                new Operator("c", 1, List.of(), List.of(new Hosted("host", 2, 0))),
                new Operator("d", 9, List.of(new Owed("lender", 4, 0)), List.of(new Hosted("host", 2, 0))));

        // When
        Contagion contagion = Contagion.of(operators, LENDERS, Set.of("a"));

        // Then
        assertThat(contagion.rounds())
                .containsExactly(List.of("a"), List.of("lender"), List.of("b"), List.of("host"), List.of("c"));
        assertThat(contagion.pushedOver()).containsExactly("lender", "b", "host", "c");
    }

    @Test
    void losses_up_to_the_capital_are_borne_and_one_more_is_not() {
        assertThat(afterLossOf(10).pushedOver()).isEmpty();
        assertThat(afterLossOf(10.01).pushedOver()).containsExactly("lender");
    }

    @Test
    void a_call_that_can_be_paid_is_paid() {
        Operator exact = new Operator("b", 4, List.of(new Owed("lender", 4, 0)), List.of());
        Operator short1 = new Operator("c", 3.99, List.of(new Owed("lender", 4, 0)), List.of());

        assertThat(Contagion.of(List.of(exact, short1), LENDERS, Set.of("lender"))
                        .pushedOver())
                .containsExactly("c");
    }

    @Test
    void two_calls_at_once_are_owed_together() {
        Operator both = new Operator("b", 5, List.of(new Owed("lender", 4, 0)), List.of(new Hosted("host", 2, 0)));

        assertThat(Contagion.of(List.of(both), LENDERS, Set.of("lender")).pushedOver())
                .isEmpty();
        assertThat(Contagion.of(List.of(both), LENDERS, Set.of("lender", "host"))
                        .pushedOver())
                .containsExactly("b");
    }

    @Test
    void where_nobody_fails_nothing_spreads() {
        assertThat(Contagion.of(List.of(), LENDERS, Set.of()).rounds()).isEmpty();
        assertThat(Contagion.of(List.of(), LENDERS, Set.of("a stranger")).rounds())
                .isEmpty();
    }

    @Property(tries = 200)
    void more_failures_at_first_never_mean_fewer_in_the_end(@ForAll("books") List<Operator> operators) {
        List<String> few = all(Contagion.of(operators, LENDERS, Set.of("o0")));
        List<String> more = all(Contagion.of(operators, LENDERS, Set.of("o0", "o1")));

        assertThat(more).containsAll(few).doesNotHaveDuplicates();
    }

    private static List<String> all(Contagion contagion) {
        return contagion.rounds().stream().flatMap(List::stream).toList();
    }

    private static Contagion afterLossOf(double usd) {
        Operator failed = new Operator("a", 0, List.of(new Owed("lender", 20, usd)), List.of());
        return Contagion.of(List.of(failed), LENDERS, Set.of("a"));
    }

    @Provide
    Arbitrary<List<Operator>> books() {
        Arbitrary<Operator> operators = Combinators.combine(
                        Arbitraries.doubles().between(0, 10),
                        Arbitraries.doubles().between(0, 10),
                        Arbitraries.doubles().between(0, 10))
                .as((liquidity, balance, outage) -> new Operator(
                        "o",
                        liquidity,
                        List.of(new Owed("lender", balance, balance / 2)),
                        List.of(new Hosted("host", outage, outage / 2))));
        return operators.list().ofMinSize(2).ofMaxSize(8).map(ContagionTest::named);
    }

    private static List<Operator> named(List<Operator> operators) {
        return Stream.iterate(0, i -> i < operators.size(), i -> i + 1)
                .map(i -> new Operator(
                        "o" + i,
                        operators.get(i).liquidityUsd(),
                        operators.get(i).debts(),
                        operators.get(i).hosting()))
                .toList();
    }
}
