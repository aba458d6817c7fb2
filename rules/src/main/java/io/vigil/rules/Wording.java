package io.vigil.rules;

import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Subject;
import io.vigil.rules.condition.Field;
import io.vigil.rules.flow.Sides;
import org.jspecify.annotations.Nullable;

/** Begins a signal with what an event of one log tells. */
@FunctionalInterface
interface Wording<E extends Event> {
    /** @param touched list entries that the rule is about; empty when it is about no list */
    SignalDraft draft(String unit, Emit emit, E event, ListHit[] touched);

    /** @param resource field that names what the call was aimed at; null when the rule has none */
    static Wording<ApiCall> ofCalls(Field.@Nullable Texts<ApiCall> resource) {
        return (unit, emit, call, touched) -> {
            SignalDraft draft = SignalDraft.of(unit, emit, call);
            return resource == null ? draft : draft.subject(Subject.of(call).withResource(resource.first(call)));
        };
    }

    /** A listed address is the far side; without one, the far side is inferred. */
    static Wording<NetworkFlow> ofFlows() {
        return (unit, emit, flow, touched) ->
                SignalDraft.of(unit, emit, flow, Sides.seen(flow, touched.length == 0 ? null : touched[0].matched()));
    }

    static Wording<DnsQuery> ofQueries() {
        return (unit, emit, query, touched) -> SignalDraft.of(unit, emit, query);
    }
}
