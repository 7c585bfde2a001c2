package io.davylamp.calculator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of calling a calculator. */
public sealed interface Answer {
    /**
     * Every output, in the calculator's order.
     *
     * @param figures by the output's name
     */
    record Computed(Map<String, Figure> figures) implements Answer {
        public Computed {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }
    }

    /**
     * Nothing was computed.
     *
     * @param refusals what is wrong with which input, at least one
     */
    record Refused(List<Refusal> refusals) implements Answer {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * What is wrong with one input.
     *
     * @param field the input's name as it was sent; empty where no single input is to blame
     * @param message actual against allowed
     * @param advice what to do about it, starting with "Maybe"
     * @param known whether the calculator has such an input at all
     */
    record Refusal(String field, String message, String advice, boolean known) {}
}
