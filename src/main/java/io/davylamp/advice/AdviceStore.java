package io.davylamp.advice;

import static io.davylamp.sql.Sql.column;

import io.davylamp.advice.AdviceState.Name;
import io.davylamp.mining.OperatorId;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps recommendations and every move of theirs. */
@ApplicationScoped
public class AdviceStore {
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

    private static final String LIST = """
            select * from advice
            where (? = '' or operator_id = ?) and (? = 'ALL' or state = any(?))
            order by seq desc limit ?""";

    private static final String MOVE = """
            with moved as (
                update advice set state = ?, decided_by = ?, decided_why = ?, decided_at = ?,
                    open_until = coalesce(?::timestamptz, open_until)
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

    private final Sql sql;

    public AdviceStore(DataSource dataSource) {
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
        String id = operator.map(OperatorId::value).orElse("");
        return sql.query(
                LIST, AdviceStore::advice, id, id, states.isEmpty() ? "ALL" : "", column(states, Name::name), limit);
    }

    public Optional<Advice> find(String id) {
        return sql.query("select * from advice where advice_id = ?", AdviceStore::advice, id).stream()
                .findFirst();
    }

    /** All moves of one, in order. */
    public List<Move> moves(String id) {
        return sql.query(
                "select * from advice_move where advice_id = ? order by seq",
                row -> new Move(
                        Name.valueOf(row.getString("state")),
                        row.getString("moved_by"),
                        row.getString("why"),
                        Sql.instant(row, "moved_at"),
                        Sql.optionalInstant(row, "open_until")),
                id);
    }

    /**
     * Records a person's move.
     *
     * @return whether it was still open
     */
    public boolean decide(String id, AdviceState next, AdviceState.Decision decision) {
        Instant until = next instanceof AdviceState.Deferred deferred ? deferred.until() : null;
        return move(id, next.name(), decision.who(), decision.why(), decision.at(), until);
    }

    /** Ends one that nobody decided, because what asked for it is gone. */
    public boolean expire(String id, AdviceState.Expired expired) {
        return move(id, Name.EXPIRED, "davylamp", expired.why(), expired.at(), null);
    }

    /**
     * Ends all whose time is over.
     *
     * @return how many
     */
    public int expireDue(Instant now) {
        return sql.update(EXPIRE_DUE, now, now, now);
    }

    private boolean move(String id, Name state, String by, String why, Instant at, @Nullable Instant until) {
        return sql.update(MOVE, state.name(), by, why, at, until == null ? null : until.toString(), id) == 1;
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
        Name name = Name.valueOf(row.getString("state"));
        Instant until = Sql.instant(row, "open_until");
        if (name == Name.PROPOSED) {
            return new AdviceState.Proposed(until);
        }
        Instant at = Sql.instant(row, "decided_at");
        String why = row.getString("decided_why");
        if (name == Name.EXPIRED) {
            return new AdviceState.Expired(at, why);
        }
        AdviceState.Decision decision = new AdviceState.Decision(row.getString("decided_by"), why, at);
        return switch (name) {
            case DEFERRED -> new AdviceState.Deferred(decision, until);
            case ACCEPTED -> new AdviceState.Accepted(decision);
            default -> new AdviceState.Rejected(decision);
        };
    }
}
