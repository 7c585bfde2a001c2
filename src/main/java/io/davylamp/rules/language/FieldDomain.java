package io.davylamp.rules.language;

import java.util.Map;

/**
 * What the numbers of a field can be, and which limits a rule plausibly compares them with: a limit outside was most
 * likely written in another unit.
 *
 * @param possible what the metric can be at all
 * @param usual between which numbers a limit is, leaving out its sign; 0 always does
 * @param otherUnit what a limit outside was most likely written in
 */
public record FieldDomain(Interval possible, Interval usual, String otherUnit) {
    private static final Interval NOT_NEGATIVE = Interval.from(0);
    private static final Interval ANY_SIZE = Interval.from(0);
    private static final FieldDomain UNKNOWN = new FieldDomain(Interval.ALL, ANY_SIZE, "");
    private static final String PERCENT = "Maybe it is a percentage: a share of 15 % is 0.15.";

    private static final Map<String, FieldDomain> BY_UNIT = Map.ofEntries(
            Map.entry("fraction", new FieldDomain(Interval.ALL, Interval.between(0, 1), PERCENT)),
            Map.entry("fraction/year", new FieldDomain(Interval.ALL, Interval.between(0, 5), PERCENT)),
            Map.entry("ratio", new FieldDomain(Interval.ALL, Interval.between(0, 20), PERCENT)),
            Map.entry("multiple", new FieldDomain(NOT_NEGATIVE, Interval.between(0, 100), PERCENT)),
            Map.entry(
                    "0-100",
                    new FieldDomain(
                            Interval.between(0, 100),
                            Interval.between(1, 100),
                            "Maybe it is a share: the score goes from 0 to 100.")),
            Map.entry(
                    "days",
                    new FieldDomain(
                            NOT_NEGATIVE,
                            Interval.between(0, 3_650),
                            "Maybe it is hours or minutes: the field is in days.")),
            Map.entry(
                    "months",
                    new FieldDomain(
                            NOT_NEGATIVE, Interval.between(0, 240), "Maybe it is days: the field is in months.")),
            Map.entry("blocks", new FieldDomain(NOT_NEGATIVE, ANY_SIZE, "")),
            Map.entry("calls", new FieldDomain(NOT_NEGATIVE, ANY_SIZE, "")),
            Map.entry(
                    "USD/PH/day",
                    new FieldDomain(
                            Interval.ALL,
                            Interval.between(1, 10_000),
                            "Maybe it is USD per TH/s: 1 PH/s is 1,000 TH/s.")),
            Map.entry(
                    "BTC/PH/day",
                    new FieldDomain(
                            NOT_NEGATIVE,
                            Interval.between(1e-5, 10),
                            "Maybe it is BTC per TH/s or EH/s: the field is for 1 PH/s.")),
            Map.entry(
                    "USD/kWh",
                    new FieldDomain(
                            Interval.ALL,
                            Interval.between(0.001, 1),
                            "Maybe it is cents, or USD per MWh: the field is in USD per kWh.")),
            Map.entry(
                    "USD/BTC",
                    new FieldDomain(
                            Interval.ALL,
                            Interval.between(100, 1e8),
                            "Maybe it is thousands of USD: the field is in USD.")),
            Map.entry(
                    "PH/s",
                    new FieldDomain(
                            NOT_NEGATIVE,
                            Interval.between(0.001, 1e6),
                            "Maybe it is TH/s or EH/s: the field is in PH/s.")));

    public static FieldDomain of(Vocabulary.Field field) {
        return BY_UNIT.getOrDefault(field.unit(), UNKNOWN);
    }

    public boolean isUsual(double limit) {
        double size = Math.abs(limit);
        return size == 0 || usual.contains(Interval.between(size, size));
    }
}
