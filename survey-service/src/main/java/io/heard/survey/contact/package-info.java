/**
 * How often a customer may be asked, over all campaigns: {@link io.heard.survey.contact.ContactPolicy} is the rule, {@link
 * io.heard.survey.contact.ContactCalendar} finds every invitation its place and decides who gives way to whom. Both are pure;
 * {@code ContactCalendars} reads and keeps what they need. Depends on no other feature.
 */
@NullMarked
package io.heard.survey.contact;

import org.jspecify.annotations.NullMarked;
