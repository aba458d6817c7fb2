package io.vigil.events.dns;

/**
 * Texts of a query that its reader had at hand, because they were in earlier queries: in the chain of the source nobody needs to make them again.
 *
 * @param name as {@link QueryField#NAME}; empty when absent
 * @param answers the record data of the answers, in order; never written to
 * @param answerTypes type of each answer; never written to
 */
public record QueryTexts(String name, String[] answers, String[] answerTypes) {}
