package io.davylamp.advice;

import static io.davylamp.sql.Sql.column;

import io.davylamp.advice.AdviceState.Name;
import io.davylamp.mining.OperatorId;
import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Keeps recommendations and every move of theirs. A batch that judges proposes and ends many, within its transaction, by
 * SQL; a person looks at single ones and decides them.
 */
@ApplicationScoped
public class AdviceStore implements PanacheRepositoryBase<AdviceEntity, String> {
    private static final String INSERT = """
            insert into advice (advice_id, operator_id, asked_by, instrument, at, rulebook_version, body, open_until)
            select id, operator_id, asked_by, instrument, at::timestamptz, version, body::json, open_until::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as t (id, operator_id, asked_by, instrument, at, version, body, open_until)
            on conflict do nothing""";

    private static final String STANDING = """
            select * from advice
            where operator_id = any(?) and open_until > ?
            order by seq""";

    private static final String EXPIRE = """
            with moved as (
                update advice set state = 'EXPIRED', decided_by = 'davylamp', decided_why = ?, decided_at = ?
                where advice_id = ? and state in ('PROPOSED', 'DEFERRED')
                returning advice_id, state, decided_by, decided_why, decided_at, open_until)
            insert into advice_move (advice_id, state, moved_by, why, moved_at, open_until)
            select * from moved""";

    private static final String EXPIRE_DUE = """
            with moved as (
                update advice set state = 'EXPIRED', decided_why = 'nobody decided in time', decided_at = ?
                where state in ('PROPOSED', 'DEFERRED') and open_until <= ?
                returning advice_id)
            insert into advice_move (advice_id, state, moved_by, why, moved_at)
            select advice_id, 'EXPIRED', 'davylamp', 'nobody decided in time', ? from moved""";

    private static final String ACCEPTED = """
            select distinct on (operator_id) * from advice
            where operator_id = any(?) and state = 'ACCEPTED'
            order by operator_id, seq desc""";

    private final Transactions transactions;
    private final Sql sql;

    AdviceStore(Transactions transactions, DataSource dataSource) {
        this.transactions = transactions;
        this.sql = new Sql(dataSource);
    }

    /** One move of a recommendation. */
    public record Move(Name state, String by, String why, Instant at, Optional<Instant> openUntil) {}

    /** Keeps new ones; one that is known already stays as it is. */
    public void propose(Collection<Advice> advice) {
        if (advice.isEmpty()) {
            return;
        }
        sql.update(
                INSERT,
                column(advice, Advice::id),
                column(advice, it -> it.operatorId().value()),
                column(advice, it -> it.recommendation().askedBy()),
                column(advice, it -> it.recommendation().order().instrument()),
                column(advice, it -> it.recommendation().at()),
                column(advice, Advice::rulebookVersion),
                column(advice, it -> AdviceJson.write(it.recommendation())),
                column(advice, it -> it.recommendation().expiresAt()));
    }

    /** What was proposed to operators and, whatever was decided, has not run out at a moment. */
    public List<Advice> standing(Collection<OperatorId> operators, Instant at) {
        return sql.query(STANDING, AdviceStore::advice, column(operators, OperatorId::value), at);
    }

    /** Of each operator the one accepted last, where any was. */
    public List<Advice> lastAccepted(Collection<OperatorId> operators) {
        return sql.query(ACCEPTED, AdviceStore::advice, (Object) column(operators, OperatorId::value));
    }

    /**
     * Recommendations, the newest first.
     *
     * @param operator one operator's; of all where empty
     * @param states in one of these states; in any where empty
     */
    public List<Advice> list(Optional<OperatorId> operator, Collection<Name> states, int limit) {
        List<String> which = new ArrayList<>();
        Parameters values = new Parameters();
        operator.ifPresent(it -> {
            which.add("operatorId = :operator");
            values.and("operator", it.value());
        });
        if (!states.isEmpty()) {
            which.add("state in :states");
            values.and("states", states);
        }
        String query = String.join(" and ", which) + " order by seq desc";
        return transactions.inOne(() -> find(query.strip(), values).page(0, limit).stream()
                .map(AdviceEntity::advice)
                .toList());
    }

    public Optional<Advice> advice(String id) {
        return transactions.inOne(() -> findByIdOptional(id)).map(AdviceEntity::advice);
    }

    /** All moves of one, in order. */
    public List<Move> moves(String id) {
        return transactions.inOne(() -> getSession()
                .createSelectionQuery("from AdviceMoveEntity where adviceId = ?1 order by seq", AdviceMoveEntity.class)
                .setParameter(1, id)
                .stream()
                .map(AdviceMoveEntity::move)
                .toList());
    }

    /**
     * Records a person's move.
     *
     * @return whether it was still open
     */
    public boolean decide(String id, AdviceState next, AdviceState.Decision decision) {
        return transactions.inOne(() -> {
            Optional<AdviceEntity> open =
                    findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(AdviceEntity::isOpen);
            open.ifPresent(it -> {
                it.become(next, decision);
                getSession().persist(AdviceMoveEntity.of(it, decision));
                flush();
            });
            return open.isPresent();
        });
    }

    /** Ends one that nobody decided, because what asked for it is gone. */
    public boolean expire(String id, AdviceState.Expired expired) {
        return sql.update(EXPIRE, expired.why(), expired.at(), id) == 1;
    }

    /**
     * Ends all whose time is over.
     *
     * @return how many
     */
    public int expireDue(Instant now) {
        return sql.update(EXPIRE_DUE, now, now, now);
    }

    private static Advice advice(ResultSet row) throws SQLException {
        return new Advice(
                row.getString("advice_id"),
                new OperatorId(row.getString("operator_id")),
                row.getString("rulebook_version"),
                AdviceJson.read(row.getString("body")),
                state(row),
                Sql.instant(row, "open_until"));
    }

    private static AdviceState state(ResultSet row) throws SQLException {
        return AdviceState.of(
                Name.valueOf(row.getString("state")),
                Sql.instant(row, "open_until"),
                row.getString("decided_by"),
                row.getString("decided_why"),
                Sql.optionalInstant(row, "decided_at").orElse(null));
    }
}
