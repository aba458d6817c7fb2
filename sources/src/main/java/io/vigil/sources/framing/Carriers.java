package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Hash;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Known;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.gzip.PlainStream;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.JsonMembers;
import io.vigil.sources.json.JsonScan;
import io.vigil.sources.json.JsonText;
import io.vigil.sources.json.JsonTree;
import io.vigil.sources.json.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches an object of no known form for the records that it carries: objects and arrays in it, and texts that hold JSON, lines of the log, or
 * base64 of either or of gzip. A text is an input of its own, read like any other. That finds records in whatever AWS puts around them:
 * {@code Message} of SNS, {@code Body} of SQS, {@code CloudTrailEvent} of {@code lookup-events}, {@code awslogs.data} and {@code kinesis.data} of
 * Lambda, {@code data} of Firehose, {@code @message} of Logs Insights.
 *
 * <p>An object carries by those of its members that hold something good; the others are data about it. In an array with something good, whatever
 * looks like a carrier counts: an element that turns out broken is a reject of its own.
 */
final class Carriers<E extends Event> {
    /** Objects and arrays are searched so deep. */
    private static final int DEEPEST = 16;

    private final RecordDecoder<E> decoder;
    private final BatchBuilder<E> harvest;
    private final Nesting nesting;

    Carriers(RecordDecoder<E> decoder, BatchBuilder<E> harvest, Nesting nesting) {
        this.decoder = decoder;
        this.harvest = harvest;
        this.nesting = nesting;
    }

    /** Harvests what the object carries; false when it carries nothing good: then nothing is harvested. */
    boolean read(Slice object) {
        BatchBuilder<E> found = object(object, 0);
        if (found == null || !found.isGood()) {
            return false;
        }
        harvest.absorb(found);
        return true;
    }

    /** Null when the value carries nothing; else all that it carries, good or not. */
    private @Nullable BatchBuilder<E> value(Slice value, int depth) {
        return switch (JsonScan.get(value.bytes(), value.from(), value.to())) {
            case '{' -> record(value, depth);
            case '[' -> array(value, depth);
            case '"' -> text(value);
            default -> null;
        };
    }

    private @Nullable BatchBuilder<E> record(Slice value, int depth) {
        if (value.length() > Json.MAX_RECORD) {
            return object(value, depth);
        }
        var decoded = decoder.decode(value.bytes(), value.from(), value.to());
        if (decoded instanceof Refused<E>) {
            JsonTree tree = JsonTree.of(value.bytes(), value.from(), value.to());
            decoded = tree == null ? decoded : otherwise(tree, decoded);
        }
        if (decoded instanceof Refused<E> refused) {
            BatchBuilder<E> inner = object(value, depth);
            boolean meant = refused.reason() != Reason.NOT_A_RECORD;
            if (inner == null && meant) {
                inner = harvest.nested();
                inner.reject(refused.reason(), refused.detail(), value);
            }
            return inner;
        }
        BatchBuilder<E> found = harvest.nested();
        if (decoded instanceof Accepted<E> accepted) {
            found.accept(accepted.event());
        } else if (decoded instanceof Known<E> known) {
            found.passOver(known.kind());
        }
        return found;
    }

    private Decoded<E> otherwise(JsonTree tree, Decoded<E> decoded) {
        var kind = KnownObjects.kind(tree);
        if (kind != null) {
            return new Known<>(kind);
        }
        Decoded<E> other = decoder.decodeOtherForm(tree);
        return other == null ? decoded : other;
    }

    private @Nullable BatchBuilder<E> object(Slice object, int depth) {
        if (depth == DEEPEST) {
            return null;
        }
        BatchBuilder<E> good = null;
        BatchBuilder<E> refused = null;
        Set<Long> seen = new HashSet<>();
        var members = new JsonMembers(object.bytes(), object.from(), object.to());
        while (members.next()) {
            int from = members.value();
            int end = members.pass();
            BatchBuilder<E> found = end < 0 ? null : value(new Slice(object.bytes(), from, end), depth + 1);
            if (found == null || !found.isGood()) {
                refused = refused == null ? found : refused;
            } else if (seen.add(Hash.of(object.bytes(), from, end))) {
                good = join(good, found);
            }
        }
        return good == null ? refused : good;
    }

    private @Nullable BatchBuilder<E> array(Slice array, int depth) {
        if (depth == DEEPEST) {
            return null;
        }
        BatchBuilder<E> all = null;
        int at = Json.skipSpace(array.bytes(), array.from() + 1, array.to());
        while (at < array.to()) {
            int end = JsonScan.value(array.bytes(), at, array.to());
            if (end < 0) {
                return all;
            }
            all = join(all, value(new Slice(array.bytes(), at, end), depth + 1));
            int mark = Json.skipSpace(array.bytes(), end, array.to());
            at = Json.skipSpace(array.bytes(), mark + 1, array.to());
        }
        return all;
    }

    private @Nullable BatchBuilder<E> join(@Nullable BatchBuilder<E> one, @Nullable BatchBuilder<E> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        one.absorb(other);
        return one;
    }

    private @Nullable BatchBuilder<E> text(Slice quoted) {
        var reader = new JsonText(quoted.bytes(), quoted.to());
        if (reader.read(quoted.from() + 1) < 0) {
            return null;
        }
        Slice text = reader.text().trimmed();
        byte first = JsonScan.get(text.bytes(), text.from(), text.to());
        if (first == '{' || first == '[') {
            return read(text, true);
        }
        byte[] decoded = Base64Text.decode(text);
        if (decoded != null) {
            return read(new Slice(decoded, 0, decoded.length), true);
        }
        return decoder.readsLines() && hasBlank(text) ? read(text, false) : null;
    }

    private static boolean hasBlank(Slice text) {
        for (int at = text.from(); at < text.to(); at++) {
            if (text.bytes()[at] == ' ') {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a text as an input.
     *
     * @param carrier whether it counts though nothing good is in it
     */
    private @Nullable BatchBuilder<E> read(Slice text, boolean carrier) {
        if (!nesting.mayGoDeeper()) {
            return null;
        }
        BatchBuilder<E> found = harvest.nested();
        var in = new ByteArrayInputStream(text.bytes(), text.from(), text.length());
        try (var plain = new PlainStream(in, nesting.left());
                var reader = new FramedReader<>(plain, decoder, found, nesting.inner())) {
            reader.readAll();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        return carrier || found.isGood() ? found : null;
    }
}
