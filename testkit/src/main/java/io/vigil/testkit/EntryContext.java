package io.vigil.testkit;

/**
 * Where and when an entry of a play happens.
 *
 * @param time epoch milliseconds
 * @param id of the event
 */
record EntryContext(String account, long time, String id) {}
