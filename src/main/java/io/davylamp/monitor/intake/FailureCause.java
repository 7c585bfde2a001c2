package io.davylamp.monitor.intake;

import io.davylamp.rulebook.NoRulebook;
import io.davylamp.sql.Outage;
import io.davylamp.sql.Refusal;
import io.davylamp.sql.Transactions;

/**
 * Separates what an item's own content brought about from an outage. The first happens again however often it is tried;
 * the second ends, and to try again is all there is to do.
 */
public final class FailureCause {
    private FailureCause() {}

    public static boolean isContents(RuntimeException fault) {
        if (Outage.isDatabaseBehind(fault)) {
            return !Outage.isBehind(fault) && Refusal.ofContent(fault);
        }
        return !(fault instanceof NoRulebook || fault instanceof Transactions.Broken);
    }
}
