package io.davylamp.rules.language;

import io.davylamp.rules.text.PlainNumber;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;

/** Which values may be compared: a number with a number, a choice with one of its constants, and so on. */
final class Comparability {
    private static final double LARGEST_SHARE = 1;
    private static final double SMALLEST_SHARE = -10;

    private Comparability() {}

    static void check(Term left, Condition.Relation relation, Term right, int line) throws Refusal {
        boolean startsWithConstant = left instanceof Term.Text
                || left instanceof Term.Number
                || left instanceof Term.YesNo
                || left instanceof Term.Choice;
        if (startsWithConstant) {
            throw new Refusal(
                    line, "the comparison begins with a constant.", "Maybe turn it round: days < 90, not 90 > days.");
        }
        if (left.type() != right.type()) {
            throw new Refusal(line, mismatch(left, right), adviceOnMismatch(left, right));
        }
        if (relation.ordersNumbers() && !Kinds.isNumber(left.type())) {
            throw new Refusal(
                    line,
                    "'%s' orders numbers, but this is %s.".formatted(relation.symbol(), Kinds.describe(left.type())),
                    "Maybe use == or !=.");
        }
        checkMetricName(left, right, line);
        checkShare(left, right, line);
        checkShare(right, left, line);
    }

    private static String mismatch(Term left, Term right) {
        return "%s is compared with %s."
                .formatted(described(left), described(right).replaceFirst(",$", ""));
    }

    private static String described(Term term) {
        String kind = Kinds.describe(term.type());
        if (term instanceof Term.OfFact it) {
            return "'%s', which is %s,".formatted(it.field().name(), kind);
        }
        return term instanceof Term.Variable it ? "%s, which is %s,".formatted(it.name(), kind) : kind;
    }

    private static String adviceOnMismatch(Term left, Term right) {
        if (right instanceof Term.Text && Kinds.isNumber(left.type())) {
            return "Maybe write the number without quotes.";
        } else if (right instanceof Term.Text && Kinds.isChoice(left.type())) {
            return "Maybe write %s.%s without quotes."
                    .formatted(
                            left.type().getSimpleName(),
                            Kinds.choices(left.type()).get(0));
        }
        return "Maybe another field was meant.";
    }

    /** {@code metric == "Runway"} names a metric that exists. */
    private static void checkMetricName(Term left, Term right, int line) throws Refusal {
        if (!(right instanceof Term.Text text)) {
            return;
        }
        boolean namesMetric =
                left instanceof Term.OfFact it && it.field().name().equals("metric");
        if (namesMetric && !Vocabulary.names().contains(text.value())) {
            throw new Refusal(
                    line,
                    "there is no metric '%s'.".formatted(text.value()),
                    Spelling.advice(text.value(), Vocabulary.names()));
        }
    }

    /** A fraction compared with 15 was meant as 15 %. */
    private static void checkShare(Term term, Term limit, int line) throws Refusal {
        if (term instanceof Term.OfFact it
                && it.field().unit().equals("fraction")
                && limit instanceof Term.Number number
                && (number.value() > LARGEST_SHARE || number.value() < SMALLEST_SHARE)) {
            throw new Refusal(
                    line,
                    "'%s' is a fraction of one, but the limit is %s."
                            .formatted(it.field().name(), PlainNumber.of(number.value())),
                    "Maybe it is a percentage: write %s.".formatted(PlainNumber.of(number.value() / 100)));
        }
    }
}
