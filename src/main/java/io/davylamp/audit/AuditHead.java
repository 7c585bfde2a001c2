package io.davylamp.audit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the trail: whoever keeps it elsewhere notices when the trail is cut short or rewritten.
 *
 * @param seq number of the last entry; 0 where there is none
 * @param hash its hash
 */
public record AuditHead(long seq, String hash) {
    /** The head of an empty trail. */
    public static final AuditHead START = new AuditHead(0, "0".repeat(64));

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");
    private static final Pattern WITHIN = Pattern.compile("(?<![0-9a-f:])" + WRITTEN + "(?![0-9a-f])");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static AuditHead parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "the end of a trail is a number, a colon and 64 hexadecimal digits, such as %s.".formatted(START));
        }
        return new AuditHead(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** Every end found in a text, such as a line of the log or a message that was received. */
    public static List<AuditHead> within(String text) {
        return WITHIN.matcher(text).results().map(it -> parse(it.group())).toList();
    }

    /** {@code 17:9f86d081…}, as the log and the answers of the API give it. */
    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
