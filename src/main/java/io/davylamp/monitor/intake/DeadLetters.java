package io.davylamp.monitor.intake;

import io.davylamp.ingest.Rejection;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends messages that were refused on to a topic of their own, with the reason in their headers. */
@ApplicationScoped
class DeadLetters {
    private final Instance<Emitter<String>> emitter;

    DeadLetters(@Channel("dead-letters") Instance<Emitter<String>> emitter) {
        this.emitter = emitter;
    }

    void send(ConsumerRecord<String, String> record, Rejection rejection) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("davylamp-reason", utf8(rejection.reason().name()));
        headers.add("davylamp-message", utf8(rejection.message()));
        headers.add("davylamp-advice", utf8(rejection.advice()));
        headers.add("davylamp-origin", utf8("%s/%d/%d".formatted(record.topic(), record.partition(), record.offset())));
        emitter.get()
                .send(Message.of(ReadingsChannel.text(record))
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(record.key())
                                .withHeaders(headers)
                                .build()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
