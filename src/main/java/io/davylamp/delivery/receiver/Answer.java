package io.davylamp.delivery.receiver;

import io.davylamp.alert.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What came back from a receiver's address, and what it means. */
public sealed interface Answer {

    /**
     * What it means for the delivery.
     *
     * @param now the moment of the answer, for a Retry-After that names a date
     */
    Outcome outcome(Instant now);

    /**
     * An HTTP answer.
     *
     * @param status its status code
     * @param retryAfter its Retry-After header
     * @param excerpt the beginning of its body
     */
    record Answered(int status, Optional<String> retryAfter, String excerpt) implements Answer {
        private static final int GONE = 410;

        /** Request timeout, too early, too many requests: the client errors that say nothing of the message. */
        private static final Set<Integer> PASSING = Set.of(408, 425, 429);

        @Override
        public Outcome outcome(Instant now) {
            String result = ("answered " + status + " " + PlainText.of(excerpt, 300)).strip();
            if (status >= 200 && status < 300) {
                return new Outcome.Delivered("answered " + status);
            } else if (status == GONE) {
                return new Outcome.Gone(result
                        + " Nothing more is sent there. Maybe its address was withdrawn: configure the new one.");
            }
            Optional<Duration> after = retryAfter.flatMap(it -> RetryAfter.parse(it, now));
            return status >= 500 || PASSING.contains(status)
                    ? new Outcome.Again(result, after)
                    : new Outcome.Refused(result + hint(), after);
        }

        private String hint() {
            if (status >= 300 && status < 400) {
                return " A redirect is never followed. Maybe its address changed: configure the new one.";
            }
            return switch (status) {
                case 401, 403 -> " Maybe its secret or token was replaced.";
                case 404 -> " Maybe its address was withdrawn.";
                default -> "";
            };
        }
    }

    /** No HTTP answer, and why. */
    record NoAnswer(String why) implements Answer {
        @Override
        public Outcome outcome(Instant now) {
            return new Outcome.Again(PlainText.of(why, 400), Optional.empty());
        }
    }
}
