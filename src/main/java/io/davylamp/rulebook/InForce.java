package io.davylamp.rulebook;

import io.davylamp.rules.RuleSet;

/** A rule set in force, disposed of once it is out of force and no evaluation uses it any more. */
final class InForce {
    private final RuleSet rules;
    private int leases;
    private boolean retired;

    InForce(RuleSet rules) {
        this.rules = rules;
    }

    RuleSet rules() {
        return rules;
    }

    /** Whether the lease was given: a retired rule set gives none. */
    synchronized boolean lease() {
        if (retired) {
            return false;
        }
        leases++;
        return true;
    }

    void giveBack() {
        if (isLast()) {
            rules.close();
        }
    }

    private synchronized boolean isLast() {
        return --leases == 0 && retired;
    }

    void retire() {
        if (isUnusedAfterRetiring()) {
            rules.close();
        }
    }

    private synchronized boolean isUnusedAfterRetiring() {
        retired = true;
        return leases == 0;
    }
}
