package io.vigil.sources.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.OutputStream;

/** The project's reading of JSON: standard grammar, with limits far above any real record. */
public final class Json {
    /** A record nests this deep at most; real ones stay below 20. */
    public static final int MAX_DEPTH = 100;
    /** A record is this long at most: CloudTrail Lake allows 1 MB, everything else 256 KB. */
    public static final int MAX_RECORD = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_RECORD)
                    .build())
            // Names of record fields are few, but those of request parameters are whatever people choose.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}

    public static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
        return FACTORY.createParser(bytes, from, to - from);
    }

    /** Writes UTF-8. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** White space of the JSON grammar. */
    public static boolean isSpace(byte value) {
        return value <= ' ' && (value == ' ' || value == '\n' || value == '\r' || value == '\t');
    }

    /** Offset of the first byte that is not white space, at most {@code to}. */
    public static int skipSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }
}
