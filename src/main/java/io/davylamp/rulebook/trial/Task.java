package io.davylamp.rulebook.trial;

/**
 * Work on rules that nobody has vetted: reading, comparing or trying them. A record of plain values, so that it can be
 * sent to a process of its own, as can its answer.
 *
 * @param <A> a record of plain values
 */
public interface Task<A> {
    /** Does the work, in whichever process. */
    A answer();

    /** What the answer is. */
    Class<A> answers();
}
