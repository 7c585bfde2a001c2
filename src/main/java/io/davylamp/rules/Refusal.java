package io.davylamp.rules;

/** Ends the reading of one rule at the point where it leaves what a rule may say. Never leaves this package. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String advice;

    Refusal(int line, String message, String advice) {
        super(message);
        this.line = line;
        this.advice = advice;
    }

    int line() {
        return line;
    }

    RuleProblem in(String file, String rule) {
        return new RuleProblem(file, line, rule, String.valueOf(getMessage()), advice);
    }
}
