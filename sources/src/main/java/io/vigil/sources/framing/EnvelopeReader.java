package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.PassedOver;
import io.vigil.sources.Receipt;
import io.vigil.sources.envelope.Envelope;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Known;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.JsonTree;
import io.vigil.sources.json.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Settles what becomes of one complete piece of input: an event, a refusal, something known that is passed over, or an envelope whose content is
 * settled piece by piece. The common envelopes are known by their members; any other object is searched for what it carries.
 */
final class EnvelopeReader<E extends Event> {
    /** A log event in an EventBridge event in a subscription is the deepest that is real. */
    private static final int MAX_LEVELS = 4;
    /** No object so short carries anything. */
    private static final int LEAST_OTHER = 12;

    private final RecordDecoder<E> decoder;
    private final BatchBuilder<E> harvest;
    private final Nesting nesting;
    private final Carriers<E> carriers;

    /** Why a piece is no record. */
    private record Refusal<E extends Event>(Slice piece, Refused<E> refused) {}

    EnvelopeReader(RecordDecoder<E> decoder, BatchBuilder<E> harvest, Nesting nesting) {
        this.decoder = decoder;
        this.harvest = harvest;
        this.nesting = nesting;
        this.carriers = new Carriers<>(decoder, harvest, nesting);
    }

    /** Settles everything that the envelope carries, which fills the piece. */
    void settle(Envelope envelope, Slice piece) {
        nesting.nextPiece();
        if (!envelope.isSingle()) {
            settle(envelope, 1);
            return;
        }
        Refusal<E> refusal = attemptSingle(envelope, piece, 0);
        if (refusal != null) {
            reject(refusal);
        }
    }

    private void settle(Envelope envelope, int level) {
        PassedOver.Kind known = envelope.passedOver();
        if (known != null) {
            harvest.passOver(known);
        }
        for (Slice inner : envelope.carried()) {
            Refusal<E> refusal = attempt(inner, level);
            if (refusal != null) {
                reject(refusal);
            }
        }
        if (envelope.leftOut() > 0) {
            harvest.count(Reason.TOO_LARGE, envelope.leftOut());
        }
    }

    /** False when the piece is an envelope too damaged to open: nothing was settled, and what it carries may be found one by one. */
    boolean settle(Slice piece) {
        nesting.nextPiece();
        Refusal<E> refusal = attempt(piece, 0);
        if (refusal == null) {
            return true;
        }
        Reason reason = refusal.refused.reason();
        boolean damaged = reason == Reason.MALFORMED || reason == Reason.ENCODING;
        if (damaged && refusal.piece.equals(piece) && Envelope.isLikely(piece.bytes(), piece.from(), piece.to())) {
            return false;
        }
        reject(refusal);
        return true;
    }

    private void reject(Refusal<E> refusal) {
        harvest.reject(refusal.refused.reason(), refusal.refused.detail(), refusal.piece);
    }

    /** Null when the piece is settled; else nothing was harvested of it. */
    private @Nullable Refusal<E> attempt(Slice piece, int level) {
        boolean likely = Envelope.isLikely(piece.bytes(), piece.from(), piece.to());
        var envelope = likely ? open(piece, level) : null;
        Refusal<E> refusal = null;
        if (envelope == null) {
            Refused<E> refused = take(decode(piece));
            if (refused == null) {
                return null;
            }
            refusal = new Refusal<>(piece, refused);
            envelope = likely ? null : open(piece, level);
        }
        if (envelope != null && !envelope.isSingle()) {
            settle(envelope, level + 1);
            return null;
        }
        if (envelope != null) {
            return attemptSingle(envelope, piece, level);
        }
        return mayBeOther(piece, refusal.refused) ? attemptOther(piece, refusal, level) : refusal;
    }

    private @Nullable Refusal<E> attemptSingle(Envelope envelope, Slice piece, int level) {
        Refusal<E> refusal = attempt(envelope.carried().get(0), level + 1);
        return refusal == null ? null : attemptOther(piece, refusal, level);
    }

    /** Whether it is an object that is whole, and that was not recognised. */
    private static boolean mayBeOther(Slice piece, Refused<?> refused) {
        Reason reason = refused.reason();
        boolean unknown = reason == Reason.NOT_A_RECORD || reason == Reason.MISSING_FIELD || reason == Reason.TOO_LARGE;
        return unknown
                && piece.length() >= LEAST_OTHER
                && piece.bytes()[piece.trimmed().from()] == '{';
    }

    private @Nullable Refusal<E> attemptOther(Slice piece, Refusal<E> refusal, int level) {
        Slice whole = piece.trimmed();
        JsonTree object =
                whole.length() > Json.MAX_RECORD ? null : JsonTree.of(whole.bytes(), whole.from(), whole.to());
        PassedOver.Kind known = object == null ? null : KnownObjects.kind(object);
        if (known != null) {
            harvest.passOver(known);
            harvest.receive(known == PassedOver.Kind.DIGEST ? Receipt.listed(object) : null);
            return null;
        }
        Decoded<E> other = object == null ? null : decoder.decodeOtherForm(object);
        if (other != null) {
            Refused<E> refused = take(other);
            return refused == null ? null : new Refusal<>(piece, refused);
        }
        return level < MAX_LEVELS && carriers.read(whole) ? null : refusal;
    }

    /** Harvests what was decoded; what was refused is given back. */
    private @Nullable Refused<E> take(Decoded<E> decoded) {
        if (decoded instanceof Accepted<E> accepted) {
            harvest.accept(accepted.event());
        } else if (decoded instanceof Known<E> known) {
            harvest.passOver(known.kind());
        }
        return decoded instanceof Refused<E> refused ? refused : null;
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
