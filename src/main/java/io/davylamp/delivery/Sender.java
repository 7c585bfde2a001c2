package io.davylamp.delivery;

import io.davylamp.audit.AuditHead;
import io.davylamp.delivery.receiver.Addresses;
import io.davylamp.delivery.receiver.Addresses.Destination;
import io.davylamp.delivery.receiver.Answer;
import io.davylamp.delivery.receiver.HttpPost;
import io.davylamp.delivery.receiver.Outcome;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.delivery.receiver.ReceiverTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Makes one attempt: finds the address, signs, posts, and says what came of it. Touches no database. */
final class Sender {
    private static final String AUDIT_HEAD = "audit-head";

    private final Addresses addresses;
    private final HttpPost post;
    private final Clock clock;
    private final Supplier<AuditHead> audit;

    /** @param audit the end of the audit trail as this replica knows it, which receivers get to keep */
    Sender(Addresses addresses, HttpPost post, Clock clock, Supplier<AuditHead> audit) {
        this.addresses = addresses;
        this.post = post;
        this.clock = clock;
        this.audit = audit;
    }

    Outcome send(Receiver receiver, Claim claim) throws InterruptedException {
        ReceiverTerms terms = receiver.terms();
        Destination destination = addresses.find(terms.url().getHost(), terms.encrypted(), claim.attempt());
        Answer answer = destination instanceof Destination.At at
                ? post(receiver, claim, at)
                : new Answer.NoAnswer(((Destination.Unreachable) destination).why());
        return answer.outcome(clock.instant());
    }

    private Answer post(Receiver receiver, Claim claim, Destination.At at) throws InterruptedException {
        Instant sentAt = clock.instant();
        Map<String, String> headers = new HashMap<>(receiver.headers(claim.deliveryId(), sentAt, claim.payload()));
        headers.put(AUDIT_HEAD, audit.get().toString());
        return post.post(receiver.terms(), at.address(), headers, claim.payload());
    }
}
