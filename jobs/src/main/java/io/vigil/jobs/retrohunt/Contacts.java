package io.vigil.jobs.retrohunt;

import io.vigil.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/**
 * What one entity met in the last days: of each far side when it was met first, and the latest event that met it, so that a far side that is
 * met every day neither grows nor falls out. Lists are never changed; the one that was met longest ago comes first.
 */
final class Contacts<E extends Event> {
    static final Duration MEMORY = Duration.ofDays(7);

    /** Far sides of one entity. A machine that meets more rare ones in a week is a proxy, a scanner or a crawler. */
    static final int MOST = 64;

    private final ContactLog<E> log;

    Contacts(ContactLog<E> log) {
        this.log = log;
    }

    /** Epoch milliseconds of the first meeting, and the latest. */
    static <E> TypeInformation<List<Tuple2<Long, E>>> type(TypeInformation<E> events) {
        return Types.LIST(Types.TUPLE(Types.LONG, events));
    }

    /** With one more, in a new list that may be one too long; without what is forgotten. */
    List<Tuple2<Long, E>> with(@Nullable List<Tuple2<Long, E>> known, E event) {
        List<Tuple2<Long, E>> before = known == null ? List.of() : known;
        var after = new ArrayList<Tuple2<Long, E>>(before.size() + 1);
        long remote = log.remote(event);
        var met = Tuple2.of(event.time(), event);
        for (Tuple2<Long, E> contact : before) {
            if (log.remote(contact.f1) == remote) {
                met = joined(contact, met);
            } else if (!isForgotten(contact.f1, event.time())) {
                after.add(contact);
            }
        }
        after.add(met);
        return after;
    }

    private static <E extends Event> Tuple2<Long, E> joined(Tuple2<Long, E> one, Tuple2<Long, E> other) {
        E latest = one.f1.time() > other.f1.time() ? one.f1 : other.f1;
        return Tuple2.of(Math.min(one.f0, other.f0), latest);
    }

    /** Whether a contact lies so far back that it is no longer looked at. */
    static boolean isForgotten(Event latest, long now) {
        return now - latest.time() > MEMORY.toMillis();
    }
}
