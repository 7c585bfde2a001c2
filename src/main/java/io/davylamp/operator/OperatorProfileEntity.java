package io.davylamp.operator;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One version of an operator's profile, as a row. */
@Entity
@Table(name = "operator_profile")
@IdClass(OperatorProfileEntity.Key.class)
class OperatorProfileEntity extends PanacheEntityBase {
    @Id
    @Column(name = "operator_id")
    String operatorId;

    @Id
    int version;

    Instant since;
    String name;

    @Column(name = "pool_scheme")
    String poolScheme;

    @Column(name = "pool_fee")
    double poolFee;

    double pue;

    @Column(name = "take_or_pay")
    boolean takeOrPay;

    boolean curtailable;

    @Column(name = "btc_haircut")
    double btcHaircut;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    OperatorProfileEntity() {}

    static OperatorProfileEntity of(OperatorProfile profile, int version, Instant since) {
        OperatorProfileEntity row = new OperatorProfileEntity();
        row.operatorId = profile.id().value();
        row.version = version;
        row.since = since;
        row.name = profile.name();
        row.poolScheme = profile.pool().scheme().name();
        row.poolFee = profile.pool().fee();
        row.pue = profile.power().pue();
        row.takeOrPay = profile.power().takeOrPay();
        row.curtailable = profile.power().curtailable();
        row.btcHaircut = profile.btcHaircut();
        return row;
    }

    OperatorProfile profile() {
        return new OperatorProfile(
                new OperatorId(operatorId),
                name,
                new PoolContract(PoolContract.Scheme.valueOf(poolScheme), poolFee),
                new PowerContract(pue, takeOrPay, curtailable),
                btcHaircut);
    }

    /** An operator and a version of its profile. */
    record Key(String operatorId, int version) implements Serializable {}
}
