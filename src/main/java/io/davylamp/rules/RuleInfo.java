package io.davylamp.rules;

import io.davylamp.rules.text.Place;

/**
 * What a rule says about itself.
 *
 * @param id its {@code @id}, such as {@code LIQ-003}, unique in the rulebook
 * @param name the sentence after the word {@code rule}
 * @param owner who answers for it
 * @param why the reason it exists
 * @param file the file it is in
 * @param line the line, or row of a sheet, it starts on
 * @param cell the cell it starts in, such as {@code Grades!A10}; empty where it is not in a table
 * @param text the rule as its author wrote it; a row of a table as DRL
 */
public record RuleInfo(
        String id, String name, String owner, String why, String file, int line, String cell, String text) {

    /** A rule outside tables. */
    public RuleInfo(String id, String name, String owner, String why, String file, int line, String text) {
        this(id, name, owner, why, file, line, "", text);
    }

    /** {@code liquidity/runway.drl:7}, {@code liquidity/runway.drl.csv cell A9}. */
    public String place() {
        return new Place(file, line, cell).toString();
    }
}
