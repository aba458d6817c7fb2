package io.vigil.sinks.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Which findings are handed on, and how often. Archived ones never are, as with GuardDuty.
 *
 * @param severityAtLeast 1.0–10.0; 0 for all
 * @param since those with news since then, by event time
 * @param pace news of a finding that was handed on already wait so long after it was
 */
public record Selection(double severityAtLeast, Instant since, Duration pace) {}
