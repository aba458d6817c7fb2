package io.vigil.console.store;

/**
 * A row that people see: a sequence with the findings that it is made of, or a finding that is part of none.
 *
 * @param place its first finding of those that were asked for, in their order
 * @param shown id of the finding that it is shown as: the sequence, whether or not it was asked for, else that of {@code place}
 * @param count findings of it that were asked for
 * @param others those of them that are not the one that it is shown as
 */
public record Incident(Row place, String shown, long count, long others) {}
