package io.vigil.sources.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TimeRange;
import org.jspecify.annotations.Nullable;

/** Scans first, and parses what the scanner leaves. */
final class CallDecoder implements RecordDecoder<ApiCall> {
    private final CallDraft draft;
    private final RecordScanner scanner;
    private final RecordParser parser;
    private int scannedTo;

    CallDecoder(TimeRange range) {
        this.draft = new CallDraft(range);
        this.scanner = new RecordScanner(draft);
        this.parser = new RecordParser(draft);
    }

    @Override
    public @Nullable ApiCall scan(byte[] bytes, int from, int limit) {
        scannedTo = scanner.scan(bytes, from, limit);
        return scannedTo > 0 && draft.finish(bytes, from, scannedTo) instanceof Accepted<ApiCall> accepted
                ? accepted.event()
                : null;
    }

    @Override
    public int scannedTo() {
        return scannedTo;
    }

    @Override
    public Decoded<ApiCall> decode(byte[] bytes, int from, int to) {
        ApiCall scanned = scan(bytes, from, to);
        return scanned != null && scannedTo == to ? new Accepted<>(scanned) : parser.parse(bytes, from, to);
    }

    @Override
    public boolean readsLines() {
        return false;
    }
}
