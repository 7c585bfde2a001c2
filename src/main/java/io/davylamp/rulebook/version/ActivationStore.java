package io.davylamp.rulebook.version;

import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Which version was put in force when; the last one judges on every replica. What is kept here never changes. */
@ApplicationScoped
public class ActivationStore implements PanacheRepositoryBase<ActivationEntity, Long> {
    /** One statement, and the primary key: of all replicas that are at it together one inserts. */
    private static final String CLAIM_REJUDGING = """
            insert into rulebook_rejudged (activation_id)
            select id from (select id, version from rulebook_activation order by id desc limit 1) last
            where version = ? and not exists (select from rulebook_rejudged where activation_id = last.id)
            on conflict do nothing""";

    private final Transactions transactions;
    private final Sql sql;

    ActivationStore(Transactions transactions, DataSource dataSource) {
        this.transactions = transactions;
        this.sql = new Sql(dataSource);
    }

    /** The activation in force, where there is any. */
    public Optional<Activation> active() {
        return latest(1).stream().findFirst();
    }

    /** The last activations, newest first. */
    public List<Activation> latest(int limit) {
        return transactions.inOne(() -> find("order by id desc").page(0, limit).stream()
                .map(ActivationEntity::activation)
                .toList());
    }

    /** Whether a version ever judged. */
    public boolean wasInForce(String version) {
        return transactions.inOne(() -> count("version", version) > 0);
    }

    /**
     * Claims the work that follows an activation, in the transaction of the caller: of all replicas one does it, and
     * where that one fails, another.
     *
     * @return whether it is the caller who has to do it
     */
    public boolean claimRejudging(String version) {
        return sql.update(CLAIM_REJUDGING, version) == 1;
    }

    void add(Activation activation) {
        persistAndFlush(ActivationEntity.of(activation));
    }
}
