package io.vigil.models.prevalence;

/**
 * How much a place is an account's own, before what is at hand.
 *
 * @param hosts that use it at least, 24 at most; 0 for what is not known
 * @param accountDays since the account is known
 * @param placeDays since somebody of it used the place first; 0 for what is not known
 */
public record Prevalence(int hosts, int accountDays, int placeDays) {}
