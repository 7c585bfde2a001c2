package io.davylamp.siege;

import java.io.IOException;

/**
 * One thing somebody outside does.
 *
 * @param name what
 * @param work does it, notes each answer, and ends by itself
 */
record Attack(String name, Work work) {
    interface Work {
        void run(Besieged service, Answers answers) throws IOException, InterruptedException;
    }
}
