package io.vigil.sources.tables;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.vigil.sources.gzip.DamagedInput;
import io.vigil.sources.gzip.PlainStream;
import io.vigil.sources.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180), plain or gzip, whose first row names the columns: what Athena, CloudTrail Lake and Logs Insights save. A cell
 * is a text, an empty one is null.
 */
final class CsvFile implements Table {
    private static final int LONGEST_HEADER = 1 << 14;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String NAME = "(?:\"[@A-Za-z][\\w.@-]*+\"|[@A-Za-z][\\w.@-]*+)";
    /** Names of columns. A single one is a header only above a quoted cell: elsewhere it is a word. */
    private static final Pattern HEADER =
            Pattern.compile(BYTE_ORDER_MARK + "?" + NAME + "(?:(?:," + NAME + ")++\r?\n|\r?\n\")");

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Json.MAX_RECORD)
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private final CsvParser rows;
    /** How far the parser had come when a row was refused. */
    private long refusedAt = -1;

    private CsvFile(CsvParser rows) {
        this.rows = rows;
    }

    static boolean is(Path path) throws IOException {
        try (var in = plain(path, LONGEST_HEADER)) {
            String start = new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8);
            return HEADER.matcher(start).lookingAt();
        } catch (DamagedInput damaged) {
            return false;
        }
    }

    static CsvFile open(Path path) throws IOException {
        CsvParser rows = FACTORY.createParser(text(plain(path, Long.MAX_VALUE)));
        rows.setSchema(CsvSchema.emptySchema().withHeader());
        return new CsvFile(rows);
    }

    /** Java's own decoder: it goes on behind bytes that are no UTF-8. */
    private static Reader text(InputStream in) throws IOException {
        var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static PlainStream plain(Path path, long longest) throws IOException {
        return new PlainStream(Files.newInputStream(path), longest);
    }

    @Override
    public byte @Nullable [] next(Consumer<Lost> lost) {
        while (true) {
            try {
                return findRow() ? row() : null;
            } catch (IOException damaged) {
                lost.accept(new Lost(1, firstLine(damaged)));
                if (!hasMovedOn()) {
                    return null;
                }
            }
        }
    }

    /** Moves to the next row, over what is left of one that was refused. */
    private boolean findRow() throws IOException {
        JsonToken token = rows.nextToken();
        while (token != null && token != JsonToken.START_OBJECT) {
            token = rows.nextToken();
        }
        return token != null;
    }

    private byte[] row() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = Json.generator(out)) {
            json.copyCurrentStructure(rows);
        }
        return out.toByteArray();
    }

    /** Whether it has read anything since it was asked last: damage in one place must not be met for ever. */
    private boolean hasMovedOn() {
        long at = rows.currentLocation().getCharOffset();
        boolean moved = at != refusedAt;
        refusedAt = at;
        return moved;
    }

    private static String firstLine(IOException damaged) {
        String message = damaged.getMessage();
        return message == null ? "damaged" : message.lines().findFirst().orElse("damaged");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
