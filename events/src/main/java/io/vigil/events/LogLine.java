package io.vigil.events;

import io.vigil.events.codec.UnreadText;
import java.nio.charset.StandardCharsets;

/**
 * The record behind an event, as findings show it. Where the log's own bytes are still there, in the chain of the source, it is these; behind a
 * shuffle it is what an event keeps of its record, as JSON under the log's own names, with dots where the log nests.
 */
public final class LogLine {
    /** UTF-8 bytes of the longest. */
    public static final int LONGEST = 16 * 1024;

    private LogLine() {}

    /** A JSON object; empty where the record, and also what is kept of it, is longer than {@link #LONGEST}. */
    public static UnreadText of(LogEvent event) {
        RawJson logged = event instanceof ApiCall call ? call.raw(RawPart.RECORD) : null;
        if (logged != null && logged.to() - logged.from() <= LONGEST) {
            return UnreadText.ofUtf8(logged.bytes(), logged.from(), logged.to());
        }
        String kept = kept(event).toString();
        return kept.getBytes(StandardCharsets.UTF_8).length <= LONGEST ? UnreadText.of(kept) : UnreadText.EMPTY;
    }

    private static LineFields kept(LogEvent event) {
        if (event instanceof ApiCall call) {
            return CallLine.of(call);
        }
        return event instanceof NetworkFlow flow ? FlowLine.of(flow) : QueryLine.of((DnsQuery) event);
    }
}
