package io.davylamp.delivery;

import io.davylamp.delivery.Addresses.Destination;
import java.time.Clock;
import java.time.Instant;

/** Makes one attempt: finds the address, signs, posts, and says what came of it. Touches no database. */
final class Sender {
    private final Addresses addresses;
    private final HttpPost post;
    private final Clock clock;

    Sender(Addresses addresses, HttpPost post, Clock clock) {
        this.addresses = addresses;
        this.post = post;
        this.clock = clock;
    }

    Outcome send(Receiver receiver, Claim claim) throws InterruptedException {
        Terms terms = receiver.terms();
        Destination destination = addresses.find(terms.url().getHost(), terms.encrypted(), claim.attempt());
        Answer answer = destination instanceof Destination.At at
                ? post(receiver, claim, at)
                : new Answer.NoAnswer(((Destination.Unreachable) destination).why());
        return answer.outcome(clock.instant());
    }

    private Answer post(Receiver receiver, Claim claim, Destination.At at) throws InterruptedException {
        Instant sentAt = clock.instant();
        return post.post(
                receiver.terms(),
                at.address(),
                receiver.headers(claim.deliveryId(), sentAt, claim.payload()),
                claim.payload());
    }
}
