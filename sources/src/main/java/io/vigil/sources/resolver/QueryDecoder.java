package io.vigil.sources.resolver;

import static io.vigil.sources.framing.JsonRecord.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.JsonRecord;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TimeRange;
import io.vigil.sources.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Scans first, and parses what the scanner leaves; a field that stands twice counts as its last. */
final class QueryDecoder implements RecordDecoder<DnsQuery> {
    private final TimeRange range;
    private final QueryScanner scanner;
    private int scannedTo;

    QueryDecoder(TimeRange range) {
        this.range = range;
        this.scanner = new QueryScanner(range);
    }

    @Override
    public boolean readsLines() {
        return false;
    }

    @Override
    public @Nullable DnsQuery scan(byte[] bytes, int from, int limit) {
        scannedTo = scanner.scan(bytes, from, limit);
        return scannedTo > 0 ? scanner.query(Hash.ofLine(bytes, from, scannedTo)) : null;
    }

    @Override
    public int scannedTo() {
        return scannedTo;
    }

    @Override
    public Decoded<DnsQuery> decode(byte[] bytes, int from, int to) {
        DnsQuery scanned = scan(bytes, from, to);
        return scanned != null && scannedTo == to ? new Accepted<>(scanned) : parse(bytes, from, to);
    }

    /** Whatever form the record has. */
    Decoded<DnsQuery> parse(byte[] bytes, int from, int to) {
        return JsonRecord.decode(bytes, from, to, parser -> {
            var draft = new QueryDraft();
            read(parser, draft);
            return draft.finish(Hash.ofLine(bytes, from, to), range);
        });
    }

    private static void read(JsonParser parser, QueryDraft draft) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "account_id" -> draft.account = text(parser);
                case "region" -> draft.region = text(parser);
                case "vpc_id" -> draft.vpc = text(parser);
                case "resource_id" -> draft.resource = text(parser);
                case "query_timestamp" -> draft.timestamp = text(parser);
                case "query_name" -> draft.name = text(parser);
                case "query_type" -> draft.type = text(parser);
                case "rcode" -> draft.rcode = text(parser);
                case "srcaddr" -> draft.source = text(parser);
                case "transport" -> draft.transport = text(parser);
                case "firewall_rule_action" -> draft.firewallAction = text(parser);
                case "srcids" -> nested(parser, ids -> draft.instance = instance(ids));
                case "answers" -> nested(parser, answers -> answers(answers, draft));
                default -> {}
            }
            parser.skipChildren();
        }
    }

    /** What a record does with an object or array in it. */
    private interface Nested {
        void read(JsonParser parser) throws IOException;
    }

    /** Reads the object or array at hand, or that stands there as JSON text, as tables hold it. */
    private static void nested(JsonParser parser, Nested reading) throws IOException {
        String text = parser.currentToken() == JsonToken.VALUE_STRING
                ? parser.getText().strip()
                : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            reading.read(parser);
            return;
        }
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        try (var inner = Json.parser(written, 0, written.length)) {
            inner.nextToken();
            reading.read(inner);
        }
    }

    private static @Nullable String instance(JsonParser parser) throws IOException {
        String instance = null;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("instance");
                parser.nextToken();
                instance = named ? text(parser) : instance;
                parser.skipChildren();
            }
        }
        return instance;
    }

    /** A list of answers, or one alone. */
    private static void answers(JsonParser parser, QueryDraft draft) throws IOException {
        draft.answers.clear();
        draft.answerTypes.clear();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            answer(parser, draft);
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            answer(parser, draft);
            parser.skipChildren();
        }
    }

    private static void answer(JsonParser parser, QueryDraft draft) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        String data = null;
        String type = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "Rdata", "rdata" -> data = text(parser);
                case "Type", "type" -> type = text(parser);
                default -> {}
            }
            parser.skipChildren();
        }
        if (data != null) {
            draft.answers.add(DnsText.data(data, type));
            draft.answerTypes.add(type == null ? "" : type);
        }
    }
}
