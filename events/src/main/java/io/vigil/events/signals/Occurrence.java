package io.vigil.events.signals;

import io.vigil.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * When and where what a signal speaks of happened. Times are epoch milliseconds.
 *
 * @param since of the earliest event that the signal rests on
 * @param time of the event that made the signal: the moment of detection
 * @param account twelve-digit id of the account
 * @param region null where the log does not record it
 * @param recalled time of the latest contact with a far side that a list named only later, at {@code time}; 0 when the list already named it
 */
public record Occurrence(
        long since, long time, String account, @Nullable String region, long recalled) {

    /** When and where one event happened. */
    public static Occurrence of(Event event) {
        return new Occurrence(event.time(), event.time(), event.account(), event.region(), 0);
    }

    public Occurrence since(long earliest) {
        return new Occurrence(earliest, time, account, region, recalled);
    }

    public Occurrence at(long moment) {
        return new Occurrence(since, moment, account, region, recalled);
    }

    /** The same, in no region in particular. */
    public Occurrence everywhere() {
        return in(null);
    }

    public Occurrence in(@Nullable String other) {
        return new Occurrence(since, time, account, other, recalled);
    }

    /** The same contacts, since {@code earliest}, as a list that came at {@code moment} makes them known. */
    Occurrence inRetrospect(long earliest, long moment) {
        return new Occurrence(earliest, moment, account, region, time);
    }

    /** Whether a list named the far side only after the contact. */
    public boolean isRetrospective() {
        return recalled != 0;
    }

    /** Of the latest event that the signal rests on. */
    public long seen() {
        return isRetrospective() ? recalled : time;
    }
}
