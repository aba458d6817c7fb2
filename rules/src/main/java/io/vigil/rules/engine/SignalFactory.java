package io.vigil.rules.engine;

import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Event;
import io.vigil.events.ListHit;

/** Begins a signal with what an event of one log says. */
@FunctionalInterface
public interface SignalFactory<E extends Event> {
    /** @param hits list entries that the rule is about; empty when it is about no list */
    SignalDraft draft(String unit, Emit emit, E event, ListHit[] hits);
}
