package io.davylamp.web.readings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Rejection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a batch, item by item.
 *
 * @param accepted how many were kept and judged
 * @param duplicates how many were known already, with the same content
 * @param rejected how many were refused and are in the quarantine
 * @param items the outcome of each
 */
@Schema(description = "The result of a batch")
public record BatchReport(int accepted, int duplicates, int rejected, List<Item> items) {

    /**
     * One item's outcome. For a refused one, why.
     *
     * @param position its place in what was sent, from 0
     * @param id the reading's id, where it has one
     * @param field the offending field as JSON pointer within the item
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchItem")
    public record Item(
            int position,
            @Nullable String id,

            @Schema(enumeration = {"accepted", "duplicate", "rejected"})
            String outcome,

            @Schema(implementation = Rejection.Reason.class) @Nullable
            String reason,

            @Nullable String field,
            @Nullable String message,
            @Nullable String advice) {

        static Item of(ItemOutcome outcome) {
            if (outcome instanceof ItemOutcome.Accepted it) {
                return plain(it.position(), it.id(), "accepted");
            } else if (outcome instanceof ItemOutcome.Duplicate it) {
                return plain(it.position(), it.id(), "duplicate");
            }
            Rejection rejection = ((ItemOutcome.Rejected) outcome).rejection();
            return new Item(
                    outcome.position(),
                    rejection.readingId().orElse(null),
                    "rejected",
                    rejection.reason().name(),
                    rejection.field().orElse(null),
                    rejection.message(),
                    rejection.advice());
        }

        private static Item plain(int position, String id, String outcome) {
            return new Item(position, id, outcome, null, null, null, null);
        }
    }

    /** Every item's outcome. */
    static BatchReport of(List<ItemOutcome> outcomes) {
        return of(outcomes, outcomes);
    }

    /** Counts of all, and the outcomes of those refused. */
    static BatchReport ofRefused(List<ItemOutcome> outcomes) {
        return of(
                outcomes,
                outcomes.stream().filter(ItemOutcome.Rejected.class::isInstance).toList());
    }

    private static BatchReport of(List<ItemOutcome> outcomes, List<ItemOutcome> shown) {
        return new BatchReport(
                count(outcomes, ItemOutcome.Accepted.class),
                count(outcomes, ItemOutcome.Duplicate.class),
                count(outcomes, ItemOutcome.Rejected.class),
                shown.stream().map(Item::of).toList());
    }

    /** 422 where every item was refused: a client that looks at the status only must notice. Otherwise 200. */
    int status() {
        return rejected > 0 && accepted == 0 && duplicates == 0 ? 422 : 200;
    }

    private static int count(List<ItemOutcome> outcomes, Class<? extends ItemOutcome> type) {
        return (int) outcomes.stream().filter(type::isInstance).count();
    }
}
