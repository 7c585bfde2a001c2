package io.davylamp.backtest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backtest asked for.
 *
 * @param before the old rulebook's version; the one in force where it is left out
 * @param after the new one's version, where it is known: a draft, or what was ever submitted or in force
 * @param afterFiles the new one's files, path → text, where it is not
 * @param from the first day judged; where both days are left out, the last days of what is stored
 * @param to the last day judged
 */
public record BacktestRequest(
        @Nullable String before,
        @Nullable String after,
        @Nullable Map<String, String> afterFiles,
        @Nullable String from,
        @Nullable String to) {}
