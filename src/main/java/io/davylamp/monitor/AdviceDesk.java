package io.davylamp.monitor;

import io.davylamp.advice.Advice;
import io.davylamp.advice.AdviceState;
import io.davylamp.advice.AdviceStore;
import io.davylamp.advice.Recommendation;
import io.davylamp.advice.plan.Adviser;
import io.davylamp.advice.plan.Case;
import io.davylamp.advice.plan.Rebalancing;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Judgement;
import io.davylamp.assessment.NotJudged;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.OnEstimates;
import io.davylamp.mining.Finite;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.monitor.book.OperatorBook;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns the hedges an assessment asks for, as it priced them, into recommendations, in the batch's transaction. One that
 * stands already, whatever became of it, is not proposed again until its time is over; one that nobody decided ends when
 * its rule no longer asks.
 */
@ApplicationScoped
class AdviceDesk {
    private final AdviceStore store;
    private final JudgingFailures faults;

    AdviceDesk(AdviceStore store, JudgingFailures faults) {
        this.store = store;
        this.faults = faults;
    }

    /** Follows operators to the last moment each was judged at, where that was recorded. */
    void follow(List<OperatorBook.Outcome> outcomes, RuleSet rules) {
        List<Followed> followed =
                outcomes.stream().flatMap(it -> followed(it, rules).stream()).toList();
        if (followed.isEmpty()) {
            return;
        }
        Instant from = followed.stream()
                .map(Followed::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Map<OperatorId, List<Advice>> standing =
                store.standing(followed.stream().map(Followed::id).toList(), from).stream()
                        .collect(Collectors.groupingBy(Advice::operatorId));
        List<OperatorId> hedged =
                followed.stream().filter(Followed::hedged).map(Followed::id).toList();
        Map<OperatorId, Advice> accepted = hedged.isEmpty()
                ? Map.of()
                : store.lastAccepted(hedged).stream()
                        .collect(Collectors.toMap(Advice::operatorId, Function.identity()));
        List<Advice> proposed = new ArrayList<>();
        for (Followed it : followed) {
            List<Advice> open = standing.getOrDefault(it.id(), List.of()).stream()
                    .filter(advice -> advice.openUntil().isAfter(it.at()))
                    .toList();
            withdraw(open, it);
            proposed.addAll(proposed(it, open, Optional.ofNullable(accepted.get(it.id()))));
        }
        store.propose(proposed);
    }

    private static Optional<Followed> followed(OperatorBook.Outcome outcome, RuleSet rules) {
        if (outcome.recorded().isEmpty()) {
            return Optional.empty();
        }
        Assessment last = outcome.recorded().get(outcome.recorded().size() - 1).assessment();
        boolean latest =
                outcome.operator().judged().stream().anyMatch(it -> it.at().equals(last.at()));
        return outcome.reached()
                .filter(it -> latest && NotJudged.reason(last).isEmpty())
                .flatMap(reached -> reached.moment().market().map(market -> new Followed(reached, market, rules)));
    }

    /** One operator's last assessment, with what it was made from. */
    private record Followed(Judgement judgement, MarketSnapshot market, RuleSet rules) {
        Assessment assessment() {
            return judgement.assessment();
        }

        OperatorState state() {
            return judgement.moment().state();
        }

        OperatorId id() {
            return state().profile().id();
        }

        Instant at() {
            return assessment().at();
        }

        boolean hedged() {
            return state().hedges().stream().anyMatch(it -> !it.positions().isEmpty());
        }

        Mandate mandate() {
            return rules.policy().mandates().of(id());
        }

        Case operator() {
            return new Case(state(), market, assessment().metrics(), at());
        }

        List<PricedHedge> asked() {
            return judgement.hedges();
        }

        List<Recommendation.Ground> grounds() {
            return assessment().findings().stream()
                    .filter(it -> !(it instanceof Finding.Hedge))
                    .map(it -> new Recommendation.Ground(it.ruleId(), it.text()))
                    .toList();
        }
    }

    /** What one operator is advised; a fault of its advice leaves its grade as it is, and the others theirs. */
    private List<Advice> proposed(Followed it, List<Advice> standing, Optional<Advice> accepted) {
        try {
            List<Advice> proposed = new ArrayList<>();
            for (PricedHedge hedge : it.asked()) {
                String ruleId = hedge.request().ruleId();
                if (standing.stream().noneMatch(advice -> advice.askedBy().equals(ruleId))) {
                    recommend(hedge, it).ifPresent(proposed::add);
                }
            }
            if (it.hedged() && standing.stream().noneMatch(AdviceDesk::isRebalancing)) {
                rebalance(it, accepted).ifPresent(proposed::add);
            }
            return proposed;
        } catch (RuntimeException fault) {
            faults.notAdvised(it.id(), fault);
            return List.of();
        }
    }

    private void withdraw(List<Advice> standing, Followed it) {
        Set<String> asking =
                it.asked().stream().map(hedge -> hedge.request().ruleId()).collect(Collectors.toSet());
        for (Advice advice : standing) {
            String askedBy = advice.askedBy();
            if (advice.state() instanceof AdviceState.Open open
                    && !isRebalancing(advice)
                    && !asking.contains(askedBy)) {
                store.expire(advice.id(), open.expire(it.at(), "rule %s no longer asks for it".formatted(askedBy)));
            }
        }
    }

    private static Optional<Advice> recommend(PricedHedge hedge, Followed it) {
        Adviser adviser = new Adviser(it.rules().policy().stress(), it.mandate());
        return adviser.recommend(hedge, it.grounds(), it.operator()) instanceof Adviser.Advised.Given given
                ? Optional.of(advice(it, given.recommendation()))
                : Optional.empty();
    }

    private static Optional<Advice> rebalance(Followed it, Optional<Advice> accepted) {
        Optional<Double> ratio =
                accepted.flatMap(advice -> Rebalancing.lasting(advice.recommendation(), it.mandate(), it.at()));
        return new Rebalancing(it.rules().policy().stress(), it.mandate())
                .of(it.operator(), ratio)
                .map(recommendation -> advice(it, recommendation));
    }

    private static Advice advice(Followed it, Recommendation recommendation) {
        List<String> cautions =
                OnEstimates.caution(it.assessment().metrics()).stream().toList();
        return Advice.proposed(
                it.id(), it.assessment().rulebookVersion(), Finite.checked(recommendation.cautioned(cautions)));
    }

    private static boolean isRebalancing(Advice advice) {
        return advice.askedBy().equals(Rebalancing.ASKED_BY);
    }
}
