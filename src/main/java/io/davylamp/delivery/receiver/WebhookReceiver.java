package io.davylamp.delivery.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.receiver.Receivers.Links;
import io.davylamp.json.Mappers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A machine: JSON of the change, of a type such as {@code davylamp.alert.opened}, signed by Standard Webhooks 1.0. */
record WebhookReceiver(ReceiverTerms terms, Links links, Signature signature) implements Receiver {

    @Override
    public String payload(AlertChange change) {
        String type = change.kind().name().toLowerCase(Locale.ROOT);
        return event(type, change.at(), data(change)).toString();
    }

    @Override
    public String digest(List<AlertChange> changes) {
        ObjectNode data = Mappers.PLAIN.createObjectNode();
        var all = data.putArray("changes");
        changes.forEach(it -> all.add(data(it)));
        Instant last =
                changes.stream().map(AlertChange::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return event("digest", last, data).toString();
    }

    @Override
    public Map<String, String> headers(String deliveryId, Instant sentAt, String payload) {
        return Map.of(
                "webhook-id", deliveryId,
                "webhook-timestamp", String.valueOf(sentAt.getEpochSecond()),
                "webhook-signature", signature.sign(deliveryId, sentAt, payload));
    }

    private static ObjectNode event(String type, Instant at, ObjectNode data) {
        ObjectNode event = Mappers.PLAIN.createObjectNode();
        event.put("type", "davylamp.alert." + type);
        event.put("timestamp", at.toString());
        event.set("data", data);
        return event;
    }

    private ObjectNode data(AlertChange change) {
        ObjectNode data = Mappers.PLAIN
                .createObjectNode()
                .put("changeId", change.changeId())
                .put("alertId", change.alertId())
                .put("subject", change.subject().value())
                .put("subjectName", change.subjectName())
                .put("topic", change.topic())
                .put("kind", change.kind().name())
                .put("reason", change.reason().name())
                .put("at", change.at().toString())
                .put("openedAt", change.openedAt().toString())
                .put("gradeBefore", change.gradeBefore().name())
                .put("gradeAfter", change.gradeAfter().name())
                .put("peakGrade", change.peakGrade().name())
                .put("headline", change.headline());
        var findings = data.putArray("findings");
        change.lines()
                .forEach(it -> findings.addObject().put("ruleId", it.ruleId()).put("text", it.text()));
        var actions = data.putArray("actions");
        change.actions().forEach(actions::add);
        change.standing().ifPresent(it -> data.set("standing", Mappers.PLAIN.valueToTree(it)));
        data.put("rulebookVersion", change.rulebookVersion());
        links.to(change).ifPresent(it -> data.put("link", it));
        return data;
    }
}
