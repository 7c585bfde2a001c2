package io.davylamp.rules.sheet;

import io.davylamp.rules.text.Place;

/**
 * A cell that holds something.
 *
 * @param row from 1
 * @param column from 1
 * @param text what it shows, without blanks around; of a number, the shortest way to write it
 * @param merged the first column of the cells it is merged with; its own where it is alone
 * @param place where it is
 */
public record Cell(int row, int column, String text, int merged, Place place) {

    /** {@code 28} → {@code AB}. */
    public static String letters(int column) {
        String letters = "";
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters = (char) ('A' + (rest - 1) % 26) + letters;
        }
        return letters;
    }

    /** {@code AB} → {@code 28}. */
    static int column(String letters) {
        return letters.chars().reduce(0, (number, it) -> number * 26 + it - 'A' + 1);
    }

    public static String name(String sheet, int row, int column) {
        String name = letters(column) + row;
        return sheet.isEmpty() ? name : sheet + "!" + name;
    }
}
