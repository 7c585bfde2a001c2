package io.davylamp.delivery.receiver;

import java.util.List;

/**
 * Text from readings and rules made harmless for a chat channel: it can neither mention anyone, nor link, nor change
 * the message's form. Slack's own three characters become entities; {@code @} and {@code ://} are broken by a zero-width
 * space, for compatible servers that read mentions and links out of plain text; marks of formatting become look-alikes.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: formatting message text</a>
 */
public final class SlackText {
    private static final String ZERO_WIDTH_SPACE = "\u200b";

    private SlackText() {}

    /** @param most greatest length of the result, in UTF-16 units; what does not fit is cut between characters */
    public static String of(String text, int most) {
        StringBuilder safe = new StringBuilder();
        int[] codePoints = text.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            boolean address = codePoints[i] == ':' && i + 1 < codePoints.length && codePoints[i + 1] == '/';
            String next = address ? ":" + ZERO_WIDTH_SPACE : replace(codePoints[i]);
            if (safe.length() + next.length() > most - (i < codePoints.length - 1 ? 1 : 0)) {
                return safe.append('…').toString();
            }
            safe.append(next);
        }
        return safe.toString();
    }

    /** Lines, each on its own, as many as fit; the rest are counted. */
    static String lines(List<String> lines, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String rest = "… and %d more".formatted(lines.size() - i);
            boolean last = i == lines.size() - 1;
            if (text.length() + lines.get(i).length() + (last ? 0 : rest.length() + 1) > most) {
                return text.append(rest).toString();
            }
            text.append(lines.get(i)).append(last ? "" : "\n");
        }
        return text.toString();
    }

    private static String replace(int codePoint) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '@' -> "@" + ZERO_WIDTH_SPACE;
            case '#' -> "#" + ZERO_WIDTH_SPACE;
            case '*' -> "∗";
            case '~' -> "∼";
            case '`' -> "ˋ";
            default -> Character.isISOControl(codePoint) ? " " : Character.toString(codePoint);
        };
    }
}
