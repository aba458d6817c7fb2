package io.vigil.events;

import org.jspecify.annotations.Nullable;

/**
 * What one event showed of an entity for the first time that day, for its account to know: the only thing that operators of a whole account
 * see, so that no account is a hot key. Usual events make none.
 *
 * @param unit id of the detection that watches the entity; what the arrays hold is its own affair
 * @param time epoch milliseconds of the event
 * @param id of the event
 * @param region null where the log does not tell
 * @param entity 64-bit hash of account and entity, as its stream is keyed
 * @param person the entity is a person, not a machine
 * @param learned attributes of which the entity learnt a value, one bit each by the unit's own order
 * @param begun those among them whose value the entity had never shown
 * @param values by attribute, the number that names the value; 0 where there is none
 * @param words by attribute, the text of a value that was begun; empty where there is none, or where the number says it
 * @param figures what the unit's account stage needs to judge the candidate; empty without one
 * @param candidate what is to be told, if the account finds it unusual, too; null when nothing was odd
 */
public record Novelty(
        String unit,
        long time,
        String account,
        String id,
        @Nullable String region,
        long entity,
        boolean person,
        int learned,
        int begun,
        long[] values,
        String[] words,
        double[] figures,
        @Nullable Signal candidate)
        implements Event {

    /** What streams of novelties are keyed by. */
    @Override
    public long entityHash() {
        return Hash.of(account);
    }

    @Override
    public ListHit[] hits() {
        return ListHit.NONE;
    }
}
