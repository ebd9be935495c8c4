/**
 * What programs that call us get while PostgreSQL is away or busy: 503 and the advice to try again, never a 500. Events are
 * more patient: {@link io.heard.messaging.outbox.Outage}.
 */
@NullMarked
package io.heard.survey.storage;

import org.jspecify.annotations.NullMarked;
