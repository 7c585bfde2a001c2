package io.davylamp.whatif;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.market.MarketStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the present of stored operators, without a lock and without a change. */
@ApplicationScoped
public class SceneStore {
    private static final int PAGE = 1_000;

    private final StateStore states;
    private final ReadingStore readings;
    private final MarketStore market;

    SceneStore(StateStore states, ReadingStore readings, MarketStore market) {
        this.states = states;
        this.readings = readings;
        this.market = market;
    }

    /**
     * An operator as it was last judged: at that moment, in the market of that moment. One that was never judged stands
     * at {@code now}.
     */
    public Optional<Scene> find(OperatorId id, Instant now) {
        return states.find(id).map(known -> {
            Instant at = known.judged().map(KnownOperator.Judged::at).orElse(now);
            return new Scene(known.state(), market(at), at);
        });
    }

    /** The latest moment any operator was judged at: the one at which the whole book is compared. */
    Optional<Instant> lastJudged() {
        return states.lastJudged();
    }

    /** Every operator in turn, by id. */
    void each(Consumer<KnownOperator> visitor) {
        eachPage(page -> page.forEach(visitor));
    }

    /** Every operator, by id, a thousand at a time. */
    void eachPage(Consumer<List<KnownOperator>> visitor) {
        String after = "";
        while (true) {
            List<KnownOperator> page = states.next(after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            visitor.accept(page);
            after = page.get(page.size() - 1).state().profile().id().value();
        }
    }

    /** The market as it was known at a moment. */
    Optional<MarketSnapshot> market(Instant at) {
        List<Reading.Market> moments = readings.marketFrom(at).stream()
                .filter(it -> !it.at().isAfter(at))
                .toList();
        return MarketTimeline.read(moments, market::days).at(at);
    }
}
