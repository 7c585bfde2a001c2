package io.davylamp.delivery.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.alert.AlertChange;
import io.davylamp.alert.Reason.Kind;
import io.davylamp.delivery.receiver.Receivers.Links;
import io.davylamp.json.Mappers;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A chat channel behind an incoming webhook of Slack, or of a server that uses its format (those show {@code text}
 * and leave {@code blocks} aside, so both say the same).
 */
record SlackReceiver(ReceiverTerms terms, Links links) implements Receiver {

    /** Slack's bound of a text object, and ours of the whole: compatible servers take 4,000. */
    private static final int MAX_BLOCK_LENGTH = 3_000;

    private static final int MAX_TEXT_LENGTH = 3_900;
    private static final int MAX_LINE_LENGTH = 700;

    @Override
    public String payload(AlertChange change) {
        List<String> sections = new ArrayList<>();
        sections.add(lamp(change) + " *" + SlackText.of(change.headline(), MAX_LINE_LENGTH) + "*");
        change.standing().ifPresent(it -> sections.add(SlackText.of(it.text(), MAX_BLOCK_LENGTH)));
        if (!change.lines().isEmpty()) {
            sections.add(SlackText.lines(
                    change.lines().stream().map(SlackReceiver::finding).toList(), MAX_BLOCK_LENGTH));
        }
        if (!change.actions().isEmpty()) {
            List<String> actions = new ArrayList<>(List.of("*What to do*"));
            change.actions().forEach(it -> actions.add("• " + SlackText.of(it, MAX_LINE_LENGTH)));
            sections.add(SlackText.lines(actions, MAX_BLOCK_LENGTH));
        }
        return message(sections, footer(change));
    }

    @Override
    public String digest(List<AlertChange> changes) {
        Map<Kind, Long> kinds =
                changes.stream().collect(Collectors.groupingBy(AlertChange::kind, TreeMap::new, Collectors.counting()));
        String counts = kinds.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey().name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        List<String> worstFirst = changes.stream()
                .sorted(Comparator.comparing(AlertChange::gradeAfter).reversed())
                .map(it -> lamp(it) + " " + SlackText.of(it.headline(), 200))
                .toList();
        return message(
                List.of(
                        "*%d alert changes at once: %s*".formatted(changes.size(), counts),
                        SlackText.lines(worstFirst, MAX_BLOCK_LENGTH)),
                links.toAll().map(it -> "<" + it + "|Open in Davylamp> · ").orElse("")
                        + "sent as one message to keep the channel readable");
    }

    @Override
    public Map<String, String> headers(String deliveryId, Instant sentAt, String payload) {
        return Map.of("webhook-id", deliveryId);
    }

    private static String finding(AlertChange.Line line) {
        return "• `%s` %s".formatted(SlackText.of(line.ruleId(), 80), SlackText.of(line.text(), MAX_LINE_LENGTH));
    }

    private String footer(AlertChange change) {
        String facts = "%s · rulebook %s"
                .formatted(
                        change.at(), SlackText.of(change.rulebookVersion(), 12).replace("…", ""));
        return links.to(change)
                .map(it -> "<" + it + "|Open in Davylamp> · " + facts)
                .orElse(facts);
    }

    private static String lamp(AlertChange change) {
        return change.kind() == Kind.RESOLVED ? "🟢" : lamp(change.gradeAfter());
    }

    private static String lamp(Grade grade) {
        return switch (grade) {
            case INDETERMINATE -> "⚪";
            case NORMAL -> "🟢";
            case WATCH -> "🟡";
            case STRESSED -> "🟠";
            case SEVERE -> "🔴";
            case CAPITULATION -> "⚫";
        };
    }

    private static String message(List<String> sections, String footer) {
        List<String> all = new ArrayList<>(sections);
        all.add(footer);
        List<String> lines = all.stream().flatMap(String::lines).toList();
        ObjectNode message = Mappers.PLAIN.createObjectNode();
        message.put("text", SlackText.lines(lines, MAX_TEXT_LENGTH));
        message.put("parse", "none").put("link_names", false);
        message.put("unfurl_links", false).put("unfurl_media", false);
        ArrayNode blocks = message.putArray("blocks");
        sections.forEach(
                it -> markdown(blocks.addObject().put("type", "section").putObject("text"), it));
        markdown(blocks.addObject().put("type", "context").putArray("elements").addObject(), footer);
        return message.toString();
    }

    private static void markdown(ObjectNode text, String content) {
        text.put("type", "mrkdwn").put("text", content).put("verbatim", true);
    }
}
