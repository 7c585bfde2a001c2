package io.davylamp.web.advice;

import io.davylamp.advice.AdviceState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Which recommendations are asked for. */
enum AdviceFilter {
    OPEN,
    PROPOSED,
    DEFERRED,
    ACCEPTED,
    REJECTED,
    EXPIRED,
    ALL;

    Set<AdviceState.Name> states() {
        return switch (this) {
            case ALL -> Set.of();
            case OPEN -> EnumSet.of(AdviceState.Name.PROPOSED, AdviceState.Name.DEFERRED);
            default ->
                EnumSet.copyOf(Arrays.stream(AdviceState.Name.values())
                        .filter(it -> it.name().equals(name()))
                        .toList());
        };
    }
}
