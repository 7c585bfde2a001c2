package io.davylamp.rules;

/**
 * What a rule says about itself.
 *
 * @param id its {@code @id}, such as {@code LIQ-003}, unique in the rulebook
 * @param name the sentence after the word {@code rule}
 * @param owner who answers for it
 * @param why the reason it exists
 * @param file the file it stands in
 * @param line the line it starts on
 * @param text the rule as its author wrote it
 */
public record RuleInfo(String id, String name, String owner, String why, String file, int line, String text) {}
