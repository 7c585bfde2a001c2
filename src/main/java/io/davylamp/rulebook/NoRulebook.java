package io.davylamp.rulebook;

/** No valid rulebook was ever loaded, so nothing can be judged. */
public final class NoRulebook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoRulebook(String folder) {
        super("no valid rulebook: the rules in %s were refused, and none was active before.".formatted(folder));
    }
}
