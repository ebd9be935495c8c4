/**
 * Exactly-once effect on PostgreSQL, without Kafka transactions: {@link io.heard.messaging.outbox.Outbox} stores an event with
 * the change it tells of, {@code OutboxRelay} publishes it after the commit, and on the other side {@link
 * io.heard.messaging.outbox.Inbox} lets an event have its effect once.
 *
 * <p>Channels use the failure strategy {@code dead-letters-or-halt} ({@link io.heard.messaging.outbox.DeadLettersOrHalt}): bad
 * records are set aside, good ones that meet an outage are never.
 *
 * <p>A service that uses this room creates these tables in its own migrations. One that only reads events needs no more than
 * {@code inbox}; one that writes them is built with {@code heard.outbox.relay=true}.
 *
 * <pre>{@code
 * create table outbox (
 *     position    bigint generated always as identity primary key,
 *     id          uuid        not null unique,
 *     topic       varchar(64) not null,
 *     type        varchar(96) not null,
 *     subject     varchar(128) not null,
 *     occurred_at timestamptz not null,
 *     data        text        not null,
 *     set_aside_at timestamptz
 * );
 * create table outbox_relay (
 *     only_row   boolean     primary key default true check (only_row),
 *     holder     uuid        not null,
 *     held_until timestamptz not null
 * );
 * create table inbox (
 *     source     varchar(256) not null,
 *     event_id   varchar(256) not null,
 *     claimed_at timestamptz  not null default now(),
 *     primary key (source, event_id)
 * );
 * create index inbox_claimed_at on inbox (claimed_at);
 * }</pre>
 */
@NullMarked
package io.heard.messaging.outbox;

import org.jspecify.annotations.NullMarked;
