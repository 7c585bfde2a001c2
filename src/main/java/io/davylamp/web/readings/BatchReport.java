package io.davylamp.web.readings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Rejection;
import io.davylamp.plausible.Doubt;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a batch, item by item.
 *
 * @param accepted how many were kept and judged
 * @param duplicates how many were known already, with the same content
 * @param rejected how many were refused and are in the quarantine
 * @param held how many are hardly true: they wait in the quarantine for somebody to confirm them
 * @param items the outcome of each
 */
@Schema(description = "The result of a batch")
public record BatchReport(int accepted, int duplicates, int rejected, int held, List<Item> items) {

    /**
     * One item's outcome. For one that was refused or is held, why.
     *
     * @param position its place in what was sent, from 0
     * @param id the reading's id, where it has one
     * @param field the offending field as JSON pointer within the item
     * @param doubts what is unusual about one that was accepted all the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchItem")
    public record Item(
            int position,
            @Nullable String id,

            @Schema(enumeration = {"accepted", "duplicate", "rejected", "held"})
            String outcome,

            @Schema(implementation = Rejection.Reason.class) @Nullable
            String reason,

            @Nullable String field,
            @Nullable String message,
            @Nullable String advice,
            @Nullable List<String> doubts) {

        static Item of(ItemOutcome outcome) {
            if (outcome instanceof ItemOutcome.Accepted it) {
                return plain(it.position(), it.id(), "accepted", it.doubts());
            } else if (outcome instanceof ItemOutcome.Duplicate it) {
                return plain(it.position(), it.id(), "duplicate", List.of());
            } else if (outcome instanceof ItemOutcome.Held it) {
                return refused(it.position(), "held", it.rejection());
            }
            return refused(outcome.position(), "rejected", ((ItemOutcome.Rejected) outcome).rejection());
        }

        private static Item refused(int position, String outcome, Rejection rejection) {
            return new Item(
                    position,
                    rejection.readingId().orElse(null),
                    outcome,
                    rejection.reason().name(),
                    rejection.field().orElse(null),
                    rejection.message(),
                    rejection.advice(),
                    null);
        }

        private static Item plain(int position, String id, String outcome, List<Doubt> doubts) {
            List<String> messages = doubts.stream().map(Doubt::message).toList();
            return new Item(position, id, outcome, null, null, null, null, messages.isEmpty() ? null : messages);
        }
    }

    /** Every item's outcome. */
    static BatchReport of(List<ItemOutcome> outcomes) {
        return of(outcomes, outcomes);
    }

    /** Counts of all, and the outcomes of those refused or held. */
    static BatchReport ofRefused(List<ItemOutcome> outcomes) {
        return of(
                outcomes,
                outcomes.stream()
                        .filter(it -> it instanceof ItemOutcome.Rejected || it instanceof ItemOutcome.Held)
                        .toList());
    }

    private static BatchReport of(List<ItemOutcome> outcomes, List<ItemOutcome> shown) {
        return new BatchReport(
                count(outcomes, ItemOutcome.Accepted.class),
                count(outcomes, ItemOutcome.Duplicate.class),
                count(outcomes, ItemOutcome.Rejected.class),
                count(outcomes, ItemOutcome.Held.class),
                shown.stream().map(Item::of).toList());
    }

    /** 422 where every item was refused or is held: a client that looks at the status only must notice. Otherwise 200. */
    int status() {
        return rejected + held > 0 && accepted == 0 && duplicates == 0 ? 422 : 200;
    }

    private static int count(List<ItemOutcome> outcomes, Class<? extends ItemOutcome> type) {
        return (int) outcomes.stream().filter(type::isInstance).count();
    }
}
