/**
 * Keeps processes running: starts them in order, watches that they are alive and well, starts them again when they are not,
 * and never touches a process that is not ours.
 *
 * <p>Start at {@link io.heard.local.supervision.Supervisor}, which looks after one {@link io.heard.local.supervision.Part}.
 * {@link io.heard.local.supervision.Home} says where everything lies, {@link io.heard.local.supervision.RunRecord} remembers
 * a process beyond the launcher's own life.
 */
@NullMarked
package io.heard.local.supervision;

import org.jspecify.annotations.NullMarked;
