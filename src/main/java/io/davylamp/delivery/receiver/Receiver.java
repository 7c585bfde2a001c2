package io.davylamp.delivery.receiver;

import io.davylamp.alert.AlertChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Someone alerts are sent to: how a change is put into words for it, and with which headers it goes. */
public sealed interface Receiver permits SlackReceiver, WebhookReceiver {
    ReceiverTerms terms();

    default String name() {
        return terms().name();
    }

    /** The body of a message about one change. */
    String payload(AlertChange change);

    /** The body of one message about many changes. */
    String digest(List<AlertChange> changes);

    /** Headers of one attempt, beside the content type. */
    Map<String, String> headers(String deliveryId, Instant sentAt, String payload);
}
