package io.davylamp.demo;

import io.davylamp.assessment.Assessment;
import io.davylamp.market.Hashprice;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Finding;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a play of the demo reports: a line for each month, a table at the end. */
final class DemoReport {
    private static final int REASON_WIDTH = 110;
    private static final String ROW = "%-30s %-15s %-13s %-11s %-22s %s";

    private final Map<DemoBook.Entry, Grade> before = new HashMap<>();
    private final Map<DemoBook.Entry, Worst> worst = new HashMap<>();

    private record Worst(Grade grade, YearMonth month) {
        Worst or(Worst later) {
            return later.grade().worseThan(grade) ? later : this;
        }
    }

    /** One month in one line: the market, how many operators have which grade, and whose grade changed. */
    String month(DemoBook.Month month, Optional<Assessment> network, Map<DemoBook.Entry, Assessment> verdicts) {
        List<String> changes = new ArrayList<>();
        Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        verdicts.forEach((entry, verdict) -> {
            counts.merge(verdict.grade(), 1, Integer::sum);
            worst.merge(entry, new Worst(verdict.grade(), month.month()), Worst::or);
            Grade last = before.put(entry, verdict.grade());
            if (last != null && last != verdict.grade()) {
                changes.add(entry.profile().id() + " " + verdict.grade());
            }
        });
        Reading.Market close = month.close();
        return format(
                "%s  BTC %,6.0f  hashprice %3.0f  network %-14s %s%s",
                month.month(),
                close.priceUsd(),
                Hashprice.usdPerPhDay(
                        close.subsidyBtc() + close.feesBtcPerBlock(), close.difficulty(), close.priceUsd()),
                network.map(it -> it.grade().name()).orElse("-"),
                counts.entrySet().stream()
                        .map(it -> it.getValue() + " " + it.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")),
                changes.isEmpty() ? "" : "; " + String.join(", ", changes));
    }

    /** Every operator's grade and why, worst first. */
    List<String> table(Map<DemoBook.Entry, Assessment> verdicts) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(format(ROW, "operator", "kind", "grade", "since", "worst", "why"));
        verdicts.entrySet().stream()
                .sorted(Comparator.comparing(it -> it.getValue().grade(), Comparator.reverseOrder()))
                .forEach(it -> lines.add(row(it.getKey(), it.getValue())));
        lines.add("");
        return lines;
    }

    private String row(DemoBook.Entry entry, Assessment verdict) {
        Worst worstOf = worst.getOrDefault(entry, new Worst(verdict.grade(), YearMonth.from(day(verdict))));
        return format(
                ROW,
                entry.profile().name(),
                entry.kind(),
                verdict.grade(),
                day(verdict),
                worstOf.grade() + " " + worstOf.month(),
                reason(verdict));
    }

    private static LocalDate day(Assessment verdict) {
        return LocalDate.ofInstant(verdict.gradeSince(), ZoneOffset.UTC);
    }

    /** The worst finding of stress. A grade that no finding asks for any more is on its way down. */
    private static String reason(Assessment verdict) {
        Optional<Finding.Stress> worst = verdict.findings().stream()
                .filter(Finding.Stress.class::isInstance)
                .map(Finding.Stress.class::cast)
                .findFirst();
        String easing = verdict.grade().worseThan(verdict.rawGrade()) ? "easing: " : "";
        String text = easing + worst.map(it -> it.ruleId() + " " + it.text()).orElse("no rule found stress");
        return text.length() <= REASON_WIDTH ? text : text.substring(0, REASON_WIDTH - 1) + "…";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
