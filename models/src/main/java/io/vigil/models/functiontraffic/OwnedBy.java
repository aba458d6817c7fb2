package io.vigil.models.functiontraffic;

/**
 * Whose interface it is.
 *
 * @param function name of the function that was last known to run behind it
 */
public record OwnedBy(String function) {}
