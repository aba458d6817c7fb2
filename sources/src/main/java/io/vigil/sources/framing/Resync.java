package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.json.JsonBounds;
import io.vigil.sources.json.JsonBounds.Outcome;
import io.vigil.sources.json.Slice;
import io.vigil.sources.json.Utf8;
import java.io.IOException;

/**
 * Finds the way back after something that is no record: to the end of its line, or to the next object that proves to hold a good record,
 * whichever comes first.
 */
final class Resync<E extends Event> {
    /** One stretch of garbage may cost this many bytes of trying; then only a line break ends it. */
    private static final long PATIENCE = 64L << 20;
    /** Inputs inside others may be many: each costs this many times its length. */
    private static final long PATIENCE_INSIDE = 16;

    private final InputBuffer window;
    private final EnvelopeReader<E> settlement;
    private final BatchBuilder<E> harvest;
    private final Nesting nesting;
    private final JsonBounds bounds = new JsonBounds();
    private long patience;
    private boolean laidOut;

    Resync(InputBuffer window, EnvelopeReader<E> settlement, BatchBuilder<E> harvest, Nesting nesting) {
        this.window = window;
        this.settlement = settlement;
        this.harvest = harvest;
        this.nesting = nesting;
    }

    /** Rejects, as one, what stands at hand up to the next place where a record can begin, and moves there. */
    void skip(Outcome why) throws IOException {
        var held = new Slice(window.bytes(), window.at(), window.limit());
        var reason = reason(why, held);
        var sample = BatchBuilder.sample(new Slice(held.bytes(), held.from(), lineEnd(held)));
        patience = nesting.isOutermost() ? PATIENCE : Math.min(PATIENCE, PATIENCE_INSIDE * held.length());
        laidOut = beginsLaidOut(held);
        window.moveTo(window.at() + 1);
        while (!atPlaceToResume()) {
            window.moveTo(window.at() + 1);
        }
        harvest.reject(reason, detail(reason), sample);
    }

    private Reason reason(Outcome why, Slice held) {
        boolean large = why == Outcome.TOO_LARGE || why == Outcome.INCOMPLETE && !window.ended();
        return large ? Reason.TOO_LARGE : isText(held) ? Reason.MALFORMED : Reason.ENCODING;
    }

    private static String detail(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> "longer or deeper than any record";
            case ENCODING -> "expected UTF-8";
            default -> "expected a whole JSON object";
        };
    }

    private static boolean isText(Slice held) {
        int end = lineEnd(held);
        // The last character may be cut where the window ends.
        while (end > held.from() && held.bytes()[end - 1] < 0) {
            end--;
        }
        return Utf8.isValid(held.bytes(), held.from(), end);
    }

    private static int lineEnd(Slice held) {
        int at = held.from();
        while (at < held.to() && held.bytes()[at] != '\n') {
            at++;
        }
        return at;
    }

    /** A record laid out over several lines: its line breaks end nothing, except in front of the next one's bracket. */
    private static boolean beginsLaidOut(Slice held) {
        var firstLine = new Slice(held.bytes(), held.from(), lineEnd(held)).trimmed();
        return held.bytes()[held.from()] == '{' && firstLine.length() == 1;
    }

    private boolean atPlaceToResume() throws IOException {
        if (window.at() == window.limit() && !window.more()) {
            return true;
        }
        return switch (window.now()) {
            case '\n' -> endsGarbage();
            case '{' -> patience > 0 && holdsRecord();
            default -> false;
        };
    }

    private boolean endsGarbage() throws IOException {
        if (!laidOut) {
            return true;
        }
        boolean hasNext = window.at() + 1 < window.limit() || window.more();
        return hasNext && window.bytes()[window.at() + 1] == '{';
    }

    private boolean holdsRecord() throws IOException {
        Outcome outcome;
        do {
            outcome = bounds.find(window.bytes(), window.at(), window.limit());
            patience -= bounds.at() - window.at();
        } while (outcome == Outcome.INCOMPLETE && window.more());
        return outcome == Outcome.COMPLETE && settlement.isGood(new Slice(window.bytes(), window.at(), bounds.at()));
    }
}
