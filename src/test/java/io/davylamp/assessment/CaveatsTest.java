package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaveatsTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    private static final int DAYS = 100;
    private static RuleSet second;
    private static RuleSet first;

    @BeforeAll
    static void compile() {
        second = compiled("rules");
        first = compiled("src/test/resources/first-edition/rules");
    }

    @AfterAll
    static void close() {
        second.close();
        first.close();
    }

    @Test
    void a_network_whose_hashrate_nobody_observed_says_so() {
        // Given / When
        Assessment assessment = judged(second, Hashprice.networkHashrateEh(40e12), 144);

        // Then
        assertThat(Caveats.of(assessment))
                .containsExactly(
                        "On 100 % of the last 60 days hashrate was not observed but implied by difficulty, which follows"
                                + " it by up to two weeks: while miners switch off, the score may be a class too calm.",
                        "On 100 % of the last 7 days blocks were not counted but assumed to be 144: while they come late,"
                                + " issuance and the score are too calm.");
    }

    @Test
    void one_that_was_observed_has_nothing_to_say() {
        assertThat(Caveats.of(judged(second, 300, 139))).isEmpty();
    }

    @Test
    void it_leaves_the_grade_alone() {
        double implied = Hashprice.networkHashrateEh(40e12);

        assertThat(judged(second, implied, 144).grade())
                .isEqualTo(judged(first, implied, 144).grade());
        assertThat(judged(second, implied, 144).flags())
                .isEqualTo(judged(first, implied, 144).flags());
    }

    @Test
    void verdicts_of_the_first_edition_stay_as_they_were() {
        assertThat(Caveats.of(judged(first, Hashprice.networkHashrateEh(40e12), 144)))
                .isEmpty();
    }

    private static Assessment judged(RuleSet rules, double hashrateEh, double blocks) {
        List<MarketDay> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            days.add(new MarketDay(
                    FIRST.plusDays(i), 30_000, 40e12, hashrateEh, 6.25, 0.25, blocks, OptionalLong.empty()));
        }
        NetworkIndicators indicators = new NetworkIndicators(new MarketHistory(days));
        Instant at = FIRST.plusDays(DAYS - 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return NetworkMoment.of(indicators, at).judgedBy(rules, GradeMemory.NONE);
    }

    private static RuleSet compiled(String folder) {
        return ((Compilation.Compiled) RuleCompiler.compile(Path.of(folder))).rules();
    }
}
