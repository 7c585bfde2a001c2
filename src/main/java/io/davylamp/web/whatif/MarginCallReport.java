package io.davylamp.web.whatif;

import io.davylamp.metrics.operator.CallRemedy;
import io.davylamp.metrics.operator.RemedyText;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A margin call that has come, and its cure.
 *
 * @param loanId the loan that is called
 * @param targetLtv loan to value to which it must be cured, fraction
 * @param btcToAdd coins to add, if nothing is paid
 * @param usdToPay dollars to pay, if no coins are added
 * @param nextCallPriceUsd BTC price at which the cured loan is called again
 * @param possible whether what the operator is known to have cures it
 * @param cheapest the cheapest way to use that
 * @param pledgedBtcToSell pledged coins whose sale would cure what is missing, the lender agreeing; absent where
 *     nothing is missing or not even all would do
 * @param text all of it in words
 */
@Schema(name = "MarginCall", description = "A margin call that has come, and its cure")
public record MarginCallReport(
        String loanId,
        double targetLtv,
        double btcToAdd,
        double usdToPay,
        double nextCallPriceUsd,
        boolean possible,
        Cheapest cheapest,
        OptionalDouble pledgedBtcToSell,
        String text) {

    /**
     * The cheapest way: free coins first, then cash, and only then a sale of free coins.
     *
     * @param lostUsd what selling loses for good by the operator's haircut
     * @param usdMissing what is open after all of it; 0 where it is cured
     */
    @Schema(name = "MarginCallCheapestCure")
    public record Cheapest(double btcToAdd, double usdFromCash, double btcToSell, double lostUsd, double usdMissing) {}

    static List<MarginCallReport> of(List<CallRemedy> remedies) {
        return remedies.stream().map(MarginCallReport::of).toList();
    }

    private static MarginCallReport of(CallRemedy it) {
        return new MarginCallReport(
                it.cure().loanId(),
                it.cure().targetLtv(),
                it.cure().btcToAdd(),
                it.cure().usdToPay(),
                it.cure().nextCallPriceUsd(),
                it.possible(),
                new Cheapest(it.btcToAdd(), it.usdFromCash(), it.btcToSell(), it.lostUsd(), it.usdMissing()),
                it.pledgedBtcToSell(),
                RemedyText.of(it));
    }
}
