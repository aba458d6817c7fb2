package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.Batch;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogReader;
import io.vigil.sources.envelope.Envelope;
import io.vigil.sources.gzip.PlainStream;
import io.vigil.sources.json.Blanks;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.JsonBounds;
import io.vigil.sources.json.JsonBounds.Outcome;
import io.vigil.sources.json.JsonScan;
import io.vigil.sources.json.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks an input from record to record. What it knows of carriers: records are JSON objects or lines of text, one after the other with or
 * without line breaks, or elements of an array, or of the array {@code Records} of a CloudTrail file; an object may be an envelope.
 */
public final class FramedReader<E extends Event> implements LogReader<E> {
    /** A line of text is this long at most. */
    private static final int LONGEST_LINE = 1 << 16;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final PlainStream in;
    private final InputBuffer window;
    private final RecordDecoder<E> decoder;
    private final BatchBuilder<E> harvest;
    private final EnvelopeReader<E> settlement;
    private final Resync<E> salvage;
    private final Nesting nesting;
    private final JsonBounds bounds = new JsonBounds();
    /** Brackets of arrays, and of the objects around them, that are open around the record at hand. */
    private int enclosing;
    /** Nothing but white space stands before the record at hand in its line. */
    private boolean lineStart = true;

    private boolean salvaged;

    /** @param source name of the log format */
    public FramedReader(InputStream in, RecordDecoder<E> decoder, String source, String place, InputLimits limits) {
        this(
                new PlainStream(in, limits.plainBytes()),
                decoder,
                new BatchBuilder<>(source, place, limits.describedRejects()),
                Nesting.outermost());
    }

    /** Of an input inside another. */
    FramedReader(PlainStream in, RecordDecoder<E> decoder, BatchBuilder<E> harvest, Nesting nesting) {
        this.in = in;
        this.decoder = decoder;
        this.harvest = harvest;
        this.window = new InputBuffer(this.in, damage -> harvest.reject(damage.reason(), damage.getMessage(), ""));
        this.settlement = new EnvelopeReader<>(decoder, harvest, nesting);
        this.salvage = new Resync<>(window, settlement, harvest, nesting);
        this.nesting = nesting;
    }

    @Override
    public @Nullable Batch<E> next() throws IOException {
        while (!harvest.isFull()) {
            if (!findRecord()) {
                harvest.endOfFile();
                break;
            }
            readRecord();
            lineStart = false;
        }
        return harvest.take();
    }

    /** Reads to the end, however much that is, and leaves all in the builder. */
    void readAll() throws IOException {
        while (findRecord()) {
            readRecord();
            lineStart = false;
        }
        harvest.end();
        nesting.opened(in.given());
    }

    /** Moves over what separates records; false at the end of the input. */
    private boolean findRecord() throws IOException {
        while (window.at() < window.limit() || window.more()) {
            if (!isBetween(window.now())) {
                return true;
            }
            lineStart |= window.now() == '\n';
            window.moveTo(window.at() + 1);
        }
        // After a salvage the brackets no longer decide: they may have gone with the garbage, which is rejected
        // already.
        if (enclosing > 0 && !salvaged) {
            enclosing = 0;
            harvest.reject(Reason.CARRIER, "the input ends inside an array of records", "");
        }
        return false;
    }

    /** Commas and closing brackets are what is left of an array or an envelope whose records are read one by one. */
    private boolean isBetween(byte value) {
        if (Json.isSpace(value)) {
            return true;
        }
        boolean closing = value == ']' || value == '}';
        if (!closing && value != ',' || lineStart && enclosing == 0) {
            return false;
        }
        enclosing -= closing && enclosing > 0 ? 1 : 0;
        return true;
    }

    private void readRecord() throws IOException {
        byte now = window.now();
        if (now == '{') {
            readObject();
        } else if (now == BYTE_ORDER_MARK[0] && startsWithMark()) {
            window.moveTo(window.at() + BYTE_ORDER_MARK.length);
        } else if (now == '"' && enclosing > 0 && passMember()) {
            salvaged = false;
        } else if (lineStart && enclosing == 0 && passTime()) {
            // What a CloudWatch export or "aws logs tail" puts before the record.
            salvaged = false;
        } else if (decoder.readsLines() && enclosing == 0) {
            readLine();
        } else if (now == '[') {
            enter(1, window.at() + 1);
        } else {
            salvage(Outcome.BROKEN);
        }
    }

    /** Passes over the time that stands before a JSON record in its line, and a name of a log stream behind it. */
    private boolean passTime() throws IOException {
        if (decoder.readsLines() || !LeadingTime.mayBegin(window.now())) {
            return false;
        }
        if (window.limit() - window.at() < LeadingTime.LONGEST) {
            window.more();
        }
        int record = LeadingTime.beforeObject(window.bytes(), window.at(), window.limit());
        window.moveTo(record > 0 ? record : window.at());
        return record > 0;
    }

    /** Passes over a member that stands behind an array of records, such as {@code NextToken}, and enters it if it is an array itself. */
    private boolean passMember() throws IOException {
        int nameEnd = JsonScan.text(window.bytes(), window.at() + 1, window.limit());
        if (nameEnd < 0 && window.more()) {
            nameEnd = JsonScan.text(window.bytes(), window.at() + 1, window.limit());
        }
        int colon = nameEnd < 0 ? window.limit() : Json.skipSpace(window.bytes(), nameEnd + 1, window.limit());
        if (JsonScan.get(window.bytes(), colon, window.limit()) != ':') {
            return false;
        }
        int value = Json.skipSpace(window.bytes(), colon + 1, window.limit());
        int end = JsonScan.value(window.bytes(), value, window.limit());
        window.moveTo(Math.max(end, window.at()));
        return end > 0;
    }

    private boolean startsWithMark() throws IOException {
        int end = window.at() + BYTE_ORDER_MARK.length;
        return (end <= window.limit() || window.more())
                && Arrays.mismatch(window.bytes(), window.at(), window.at() + 3, BYTE_ORDER_MARK, 0, 3) < 0;
    }

    private void enter(int brackets, int inside) {
        enclosing += brackets;
        salvaged = false;
        window.moveTo(inside);
    }

    private void readObject() throws IOException {
        Outcome outcome;
        do {
            int inside = Envelope.insideRecords(window.bytes(), window.at(), window.limit());
            if (inside > 0) {
                enter(2, inside);
                return;
            }
            if (scan()) {
                return;
            }
            outcome = bounds.find(window.bytes(), window.at(), window.limit());
        } while (outcome == Outcome.INCOMPLETE && window.more());
        if (outcome == Outcome.COMPLETE && settlement.settle(new Slice(window.bytes(), window.at(), bounds.at()))) {
            window.moveTo(bounds.at());
        } else {
            salvage(outcome);
        }
    }

    /** Reads what is of the normal form, without looking for its end first. */
    private boolean scan() {
        if (Envelope.isLikely(window.bytes(), window.at(), window.limit())) {
            var envelope = Envelope.open(window.bytes(), window.at(), window.limit());
            if (envelope != null) {
                settlement.settle(envelope, new Slice(window.bytes(), window.at(), envelope.end()));
                window.moveTo(envelope.end());
            }
            return envelope != null;
        }
        E event = decoder.scan(window.bytes(), window.at(), window.limit());
        if (event == null || decoder.scannedTo() - window.at() > Json.MAX_RECORD) {
            return false;
        }
        harvest.accept(event);
        window.moveTo(decoder.scannedTo());
        return true;
    }

    private void readLine() throws IOException {
        int length = 1;
        do {
            length = Blanks.lineEnd(window.bytes(), window.at() + length, window.limit()) - window.at();
        } while (length <= LONGEST_LINE && window.at() + length == window.limit() && window.more());
        if (length > LONGEST_LINE) {
            salvage(Outcome.TOO_LARGE);
            return;
        }
        settlement.settle(new Slice(window.bytes(), window.at(), window.at() + length));
        window.moveTo(window.at() + length);
    }

    private void salvage(Outcome why) throws IOException {
        salvage.skip(why);
        salvaged = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
