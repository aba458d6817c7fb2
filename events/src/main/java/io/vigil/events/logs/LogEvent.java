package io.vigil.events.logs;

import io.vigil.events.Event;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import org.jspecify.annotations.Nullable;

/** An event as a log holds it, which describes itself in the terms of a {@link Signal}. */
public interface LogEvent extends Event {
    /** 64-bit hash of account and region, alike in all logs: a log has few of them, and many entities. */
    long placeHash();

    /** The AWS side: who acted and what it acted on. */
    Subject subject();

    /** What was done. */
    Activity activity();

    /** The far side, with its address alone; without one where the log does not show which side is far. */
    Remote remote();

    /** Whether the subject is attacked or attacks, if the event is part of an attack; null when the event does not show it. */
    Detection.@Nullable Role resourceRole();

    /**
     * The record behind it, as findings show it: a JSON object. Where the log's own bytes are still there, in the chain of the source, it is these;
     * else what the event keeps of them, under the log's own names, with dots where the log nests. Empty where it is longer than {@link LogLine#LONGEST}.
     */
    UnreadText line();
}
