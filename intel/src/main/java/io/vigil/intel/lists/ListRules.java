package io.vigil.intel.lists;

/**
 * Which entries of a list count.
 *
 * @param asOf entries whose validity ended before are left out; epoch milliseconds
 * @param beginningsCount whether an entry counts only from when its list says; else its beginning is not looked at
 * @param objections to entries that are left out
 */
public record ListRules(long asOf, boolean beginningsCount, Objections objections) {}
