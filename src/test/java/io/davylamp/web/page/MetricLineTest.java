package io.davylamp.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.NetworkMetric;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.metrics.Unit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricLineTest {
    @Test
    void shows_each_value_with_its_meaning_and_unit() {
        MetricLine line = MetricLine.of(new OperatorMetric.Runway(88.26, Scenario.STRESSED));

        assertThat(line.words()).isEqualTo("Runway");
        assertThat(line.fields())
                .containsExactly(
                        new MetricLine.Field("days", "liquidity / net burn", "88.3", "days"),
                        new MetricLine.Field("scenario", "BASE, STRESSED or OBSERVED", "STRESSED", ""));
    }

    @Test
    void shows_shares_as_percentages_and_truths_as_words() {
        assertThat(MetricLine.of(new OperatorMetric.CashMargin(-0.1234)).fields())
                .extracting(MetricLine.Field::value)
                .containsExactly("-12.3 %");
        assertThat(MetricLine.of(new NetworkMetric.HashRibbon(0.97, true)).fields())
                .extracting(MetricLine.Field::value)
                .containsExactly("0.970", "yes");
    }

    @ParameterizedTest
    @CsvSource({"CashMargin,Cash margin", "BtcLtv,BTC LTV", "Dscr,DSCR", "HashpriceChange90d,Hashprice change 90d"})
    void writes_names_as_people_do(String name, String words) {
        assertThat(MetricLine.words(name)).isEqualTo(words);
    }

    static Stream<Class<?>> metrics() {
        return Stream.of(OperatorMetric.class, NetworkMetric.class)
                .flatMap(it -> Arrays.stream(it.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void every_number_of_every_metric_has_a_unit(Class<? extends Metric> metric) {
        assertThat(metric.getRecordComponents())
                .allSatisfy(it -> assertThat(it.getAnnotation(Unit.class))
                        .as(it.getName())
                        .isNotNull());
    }
}
