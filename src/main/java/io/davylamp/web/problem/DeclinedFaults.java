package io.davylamp.web.problem;

import io.davylamp.mining.Declined;
import io.davylamp.rulebook.version.RefusedMove;
import io.davylamp.rules.RuleProblem;
import java.util.stream.Collectors;

/** What the packages behind this one decline, as the problems their clients know. */
final class DeclinedFaults {
    private static final int LATER = 30;
    private static final int MAX_PROBLEMS = 20;

    private DeclinedFaults() {}

    static Fault of(Declined e) {
        String detail = String.valueOf(e.getMessage());
        ProblemType type = type(e.why());
        String place = e.place().orElse(null);
        if (place == null) {
            return type == ProblemType.BUSY
                    ? Fault.passing(type, LATER, detail, e.advice())
                    : Fault.of(type, detail, e.advice());
        }
        return type == ProblemType.INVALID_PARAMETER
                ? Fault.atParameter(place, detail, e.advice())
                : Fault.atPointer(type, place, detail, e.advice());
    }

    /** With what is wrong with the version, where that is the reason: the first is in the message already. */
    static Fault of(RefusedMove e) {
        String others = e.problems().stream()
                .skip(1)
                .limit(MAX_PROBLEMS)
                .map(RuleProblem::toString)
                .collect(Collectors.joining("\n"));
        String detail = String.valueOf(e.getMessage());
        return Fault.of(ProblemType.CONFLICT, others.isEmpty() ? detail : detail + "\n" + others, e.advice());
    }

    private static ProblemType type(Declined.Why why) {
        return switch (why) {
            case UNKNOWN -> ProblemType.NOT_FOUND;
            case CONFLICT -> ProblemType.CONFLICT;
            case UNFIT -> ProblemType.INVALID_VALUE;
            case UNFIT_PARAMETER -> ProblemType.INVALID_PARAMETER;
            case UNREADABLE -> ProblemType.MALFORMED_BODY;
            case TOO_LARGE -> ProblemType.BODY_TOO_LARGE;
            case TOO_MANY_ITEMS -> ProblemType.TOO_MANY_ITEMS;
            case TOO_MUCH_WAITS -> ProblemType.BUSY;
            case NO_RULEBOOK -> ProblemType.NO_RULEBOOK;
        };
    }
}
