package io.heard.survey.dryrun;

import io.heard.survey.invitation.policy.Candidate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * An interaction of the past, and how its customer stands today.
 *
 * @param zone empty when nobody told us
 * @param reopened whether it went on after all
 */
record Past(UUID respondentId, Candidate candidate, Optional<ZoneId> zone, boolean reopened) {}
