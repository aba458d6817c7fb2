package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.envelope.Envelope;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.Slice;
import org.jspecify.annotations.Nullable;

/** Settles what becomes of one complete piece of input: an event, a refusal, or an envelope whose content is settled piece by piece. */
final class EnvelopeReader<E extends Event> {
    /** A log event in an EventBridge event in a subscription is the deepest that is real. */
    private static final int MAX_LEVELS = 4;

    private final RecordDecoder<E> decoder;
    private final BatchBuilder<E> harvest;

    EnvelopeReader(RecordDecoder<E> decoder, BatchBuilder<E> harvest) {
        this.decoder = decoder;
        this.harvest = harvest;
    }

    /** Settles everything that the envelope carries. */
    void settle(Envelope envelope) {
        settle(envelope, 1);
    }

    private void settle(Envelope envelope, int level) {
        for (Slice inner : envelope.carried()) {
            settle(inner, level);
        }
        if (envelope.leftOut() > 0) {
            harvest.count(Reason.TOO_LARGE, envelope.leftOut());
        }
    }

    /** False when the piece is an envelope too damaged to open: nothing was settled, and what it carries may be found one by one. */
    boolean settle(Slice piece) {
        return settle(piece, 0);
    }

    private boolean settle(Slice piece, int level) {
        boolean likely = Envelope.isLikely(piece.bytes(), piece.from(), piece.to());
        var envelope = likely ? open(piece, level) : null;
        if (envelope == null) {
            var decoded = decode(piece);
            if (decoded instanceof Accepted<E> accepted) {
                harvest.accept(accepted.event());
            }
            if (!(decoded instanceof Refused<E> refused)) {
                return true;
            }
            envelope = likely ? null : open(piece, level);
            if (envelope == null) {
                return refuse(piece, refused, likely && level == 0);
            }
        }
        settle(envelope, level + 1);
        return true;
    }

    private boolean refuse(Slice piece, Refused<E> refused, boolean envelope) {
        boolean damaged = refused.reason() == Reason.MALFORMED || refused.reason() == Reason.ENCODING;
        if (envelope && damaged) {
            return false;
        }
        harvest.reject(refused.reason(), refused.detail(), piece);
        return true;
    }

    /** Whether the piece holds at least one good record. Leaves no trace. */
    boolean isGood(Slice piece) {
        return isGood(piece, 0);
    }

    private boolean isGood(Slice piece, int level) {
        if (decode(piece) instanceof Accepted<E>) {
            return true;
        }
        var envelope = open(piece, level);
        return envelope != null && envelope.carried().stream().anyMatch(inner -> isGood(inner, level + 1));
    }

    private Decoded<E> decode(Slice piece) {
        var record = piece.trimmed();
        if (record.length() > Json.MAX_RECORD) {
            return new Refused<>(Reason.TOO_LARGE, "a record of " + record.length() + " bytes");
        }
        return decoder.decode(record.bytes(), record.from(), record.to());
    }

    private static @Nullable Envelope open(Slice piece, int level) {
        var whole = piece.trimmed();
        var envelope = level < MAX_LEVELS ? Envelope.open(whole.bytes(), whole.from(), whole.to()) : null;
        return envelope != null && envelope.end() == whole.to() ? envelope : null;
    }
}
