package io.vigil.sources.framing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads one record with a parser; whatever stops the parser becomes a refusal. */
public final class JsonRecord {
    /** What a log does between the brackets of its record. */
    public interface Reading<E extends Event> {
        /** The parser stands at the opening bracket, and is left at the closing one. */
        Decoded<E> read(JsonParser parser) throws IOException;
    }

    private JsonRecord() {}

    public static <E extends Event> Decoded<E> decode(byte[] bytes, int from, int to, Reading<E> reading) {
        // The parser skips over broken UTF-8 in what nobody reads.
        if (!Utf8.isValid(bytes, from, to)) {
            return new Refused<>(Reason.ENCODING, "expected UTF-8");
        }
        try (var parser = Json.parser(bytes, from, to)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Refused<>(Reason.NOT_A_RECORD, "expected a JSON object");
            }
            Decoded<E> decoded = reading.read(parser);
            return parser.nextToken() == null
                    ? decoded
                    : new Refused<>(Reason.MALFORMED, "expected nothing behind the record");
        } catch (StreamConstraintsException excess) {
            return new Refused<>(Reason.TOO_LARGE, excess.getOriginalMessage());
        } catch (JsonProcessingException broken) {
            return new Refused<>(Reason.MALFORMED, broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** What a scalar at hand says; null when it is null, empty, or no scalar. */
    public static @Nullable String text(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        String text = token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : "";
        return text.isEmpty() ? null : text;
    }
}
