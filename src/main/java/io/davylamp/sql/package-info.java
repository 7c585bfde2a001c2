/**
 * How the stores reach PostgreSQL. Imports the JDK and {@code jakarta.transaction}.
 *
 * <p><b>Two ways to a table, one owner.</b> A small table whose rows are read and moved one or a few at a time is an
 * {@code *Entity} of Hibernate, package-private, and its {@code *Store} a Panache repository that takes and returns
 * records: operators' profiles, versions and activations of the rules, alerts, recommendations, backtests. What is written
 * in bulk, or on the way of a reading, or claimed with {@code skip locked}, or held by a lease on the database's clock, is
 * SQL by {@link io.davylamp.sql.Sql}: readings, operators' states, assessments, the changes of alerts, the outbox, walks,
 * aggregates, the audit trail. A store may do both to its table; another class may do neither.
 *
 * <p><b>One style of transaction.</b> {@link io.davylamp.sql.Transactions#inOne} draws the line around a piece of work, at
 * its entrance or in the store's own method; inside one it joins. SQL and Hibernate then share the connection: what a
 * store changed by entities it flushes before it returns, so that the database's own guards speak where the fault is, and
 * SQL after it sees the change. Each transaction has a session of its own, so nothing stale is read. A single statement of
 * SQL needs no line. No annotation draws one, and nobody commits by hand.
 */
@MayImport({})
@NullMarked
package io.davylamp.sql;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
