package io.davylamp.web.book;

import io.davylamp.assessment.BookStore;
import io.davylamp.mining.Grade;
import io.davylamp.web.page.PageText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A grade over time as a line of steps: the worse, the higher; what could not be graded is below all.
 *
 * @param path the line, as SVG path data
 * @param lanes a line for each grade
 * @param ticks moments along the bottom
 * @param summary what the picture shows, for those who do not see it
 */
record GradeChart(String path, List<Lane> lanes, List<Tick> ticks, String summary) {
    static final int WIDTH = 1100;
    private static final int LEFT = 112;
    private static final int RIGHT = WIDTH - 30;
    private static final int TOP = 16;
    private static final int LANE = 26;
    private static final int MAX_TICKS = 8;
    private static final List<Grade> LANES =
            List.of(Grade.CAPITULATION, Grade.SEVERE, Grade.STRESSED, Grade.WATCH, Grade.NORMAL, Grade.INDETERMINATE);

    /** A grade's height in the picture. */
    record Lane(Grade grade, int y) {}

    /** A label at a place along the bottom. */
    record Tick(String label, String x) {}

    public int height() {
        return bottom() + 24;
    }

    public int width() {
        return WIDTH;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return RIGHT;
    }

    private int bottom() {
        return TOP + LANE * LANES.size() - LANE / 2 + 4;
    }

    /**
     * Draws steps.
     *
     * @param steps when the grade changed, newest first, at least one
     * @param end up to when the last grade is known to hold
     */
    static GradeChart of(List<BookStore.Step> steps, Instant end) {
        Instant start = steps.get(steps.size() - 1).at();
        Scale scale = new Scale(start, end.isAfter(start) ? end : start.plusSeconds(1));
        StringBuilder path = new StringBuilder();
        for (int i = steps.size() - 1; i >= 0; i--) {
            BookStore.Step step = steps.get(i);
            String x = scale.x(step.at());
            path.append(path.isEmpty() ? "M" + x + " " + y(step.grade()) : "H" + x + "V" + y(step.grade()));
        }
        path.append('H').append(scale.x(end));
        return new GradeChart(
                path.toString(),
                LANES.stream().map(it -> new Lane(it, y(it))).toList(),
                ticks(start, end, scale),
                "From %s to %s the grade changed %d times; it is %s now."
                        .formatted(
                                PageText.day(start),
                                PageText.day(end),
                                steps.size() - 1,
                                PageText.word(steps.get(0).grade())));
    }

    private static int y(Grade grade) {
        return TOP + LANE * LANES.indexOf(grade);
    }

    /** First days of months, as few as stay readable; of a short period, its ends. */
    private static List<Tick> ticks(Instant start, Instant end, Scale scale) {
        YearMonth first = YearMonth.from(start.atZone(ZoneOffset.UTC)).plusMonths(1);
        YearMonth last = YearMonth.from(end.atZone(ZoneOffset.UTC));
        long months = first.until(last, java.time.temporal.ChronoUnit.MONTHS) + 1;
        List<Tick> ticks = new ArrayList<>();
        if (months < 2) {
            ticks.add(new Tick(PageText.day(start), scale.x(start)));
            return ticks;
        }
        long apart = (months + MAX_TICKS - 1) / MAX_TICKS;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(apart)) {
            LocalDate day = month.atDay(1);
            ticks.add(new Tick(
                    month.toString(), scale.x(day.atStartOfDay(ZoneOffset.UTC).toInstant())));
        }
        return ticks;
    }

    /** From moments to places across the picture. */
    private record Scale(Instant start, Instant end) {
        String x(Instant at) {
            double share =
                    (at.toEpochMilli() - start.toEpochMilli()) / (double) (end.toEpochMilli() - start.toEpochMilli());
            return String.format(Locale.ROOT, "%.1f", LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT));
        }
    }
}
