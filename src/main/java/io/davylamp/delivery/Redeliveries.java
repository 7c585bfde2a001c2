package io.davylamp.delivery;

import io.davylamp.mining.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person resends failed deliveries, by the API or by the page. */
@ApplicationScoped
public class Redeliveries {
    private final DeliveryStore deliveries;
    private final DeliveryJob job;

    Redeliveries(DeliveryStore deliveries, DeliveryJob job) {
        this.deliveries = deliveries;
        this.job = job;
    }

    /**
     * Every failed delivery.
     *
     * @param receiver whose; all, when absent or blank
     * @return how many there were
     */
    public int all(@Nullable String receiver) {
        Optional<String> one = Optional.ofNullable(receiver).map(String::strip).filter(it -> !it.isEmpty());
        one.ifPresent(this::known);
        int sent = deliveries.retryAll(one);
        job.wake();
        return sent;
    }

    private void known(String receiver) {
        List<String> names =
                deliveries.receivers().stream().map(ReceiverRow::receiver).toList();
        if (!names.contains(receiver)) {
            throw Declined.atParameter(
                    "receiver",
                    "nothing was ever sent to a receiver of this name.",
                    names.isEmpty()
                            ? "Maybe configure one first: davylamp.delivery.receivers."
                            : "Maybe one of these is meant: %s.".formatted(String.join(", ", names)));
        }
    }
}
