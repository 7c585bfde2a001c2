package io.davylamp.chaos;

/** What befalls the service, or the database under it. */
enum Disturbance {
    /** One replica after the other is ended by SIGKILL and started again. */
    SERVICE,
    /** The PostgreSQL server is ended by SIGKILL; its supervisor starts it again. */
    DATABASE,
    /** Every connection of the service's is ended by the database. */
    CONNECTIONS,
    /** The database takes no writes for a while, as a standby does before it is promoted. */
    READ_ONLY,
    /** Every process of the database stands still for a while: connections stay open and nothing answers. */
    FROZEN,
    /** Another session holds the lock of every operator for a while, as a migration or a person at a console may. */
    LOCKED
}
