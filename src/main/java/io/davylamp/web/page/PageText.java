package io.davylamp.web.page;

import io.davylamp.mining.Grade;
import io.davylamp.rules.RuleProblem;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write grades and moments; templates call these as if they were properties. */
@TemplateExtension
public final class PageText {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PageText() {}

    /** {@code severe}: the class a style sheet knows it by. */
    public static String css(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }

    /** {@code Severe}. */
    public static String word(Grade grade) {
        return sentenceCase(grade.name());
    }

    /**
     * The outline of a grade's sign in a square of 16 by 16, so that no grade is shown by its colour alone: a ring, a
     * half disc, a triangle, a diamond, an octagon with a bar, and a broken ring.
     */
    static String shape(Grade grade) {
        return switch (grade) {
            case NORMAL -> "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 3a4 4 0 1 1 0 8a4 4 0 1 1 0-8z";
            case WATCH -> "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 2a5 5 0 0 1 0 10z";
            case STRESSED -> "M8 1.2 15.4 14.5H.6z";
            case SEVERE -> "M8 .2 15.8 8 8 15.8.2 8z";
            case CAPITULATION -> "M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5zM3.8 6.8v2.4h8.4V6.8z";
            case INDETERMINATE ->
                "M6.6 1.1a7 7 0 0 0-5.5 5.5l2.5.5a4.4 4.4 0 0 1 3.5-3.5zM9.4 1.1a7 7 0 0 1 5.5 5.5l-2.5.5a4.4 4.4 0 0 0-3.5-3.5z"
                        + "M1.1 9.4a7 7 0 0 0 5.5 5.5l.5-2.5a4.4 4.4 0 0 1-3.5-3.5zM14.9 9.4a7 7 0 0 1-5.5 5.5l-.5-2.5a4.4 4.4 0 0 0 3.5-3.5z";
        };
    }

    /** {@code 2022-07-31}. */
    public static String day(Instant at) {
        return MINUTES.format(at).substring(0, 10);
    }

    /** {@code 2022-07-31 23:59 UTC}. */
    static String utc(Instant at) {
        return MINUTES.format(at) + " UTC";
    }

    /** {@code MARGIN_CALL_NEAR} as {@code Margin call near}. */
    public static String words(Enum<?> value) {
        return sentenceCase(value.name());
    }

    public static String words(String constant) {
        return sentenceCase(constant);
    }

    /** {@code liquidity/runway.drl:7}. */
    static String place(RuleProblem problem) {
        return problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file();
    }

    private static String sentenceCase(String constant) {
        String words = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
