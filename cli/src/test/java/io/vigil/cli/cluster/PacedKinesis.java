package io.vigil.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers the reads of a Kinesis, with records that are made when they are asked for: an hour of them would not fit into the memory of {@link
 * LocalKinesis}. A record is there from its moment on, as if somebody had put it. The clock begins with the first read of any stream. Readers
 * are as far behind as what they read next lies in the past: so that of past months no log is taken for silent.
 */
final class PacedKinesis implements AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;
    private static final String SHARD = "shardId-000000000000";
    private static final Map<String, Object> ONE_SHARD = Map.of(
            "ShardId",
            SHARD,
            "HashKeyRange",
            Map.of("StartingHashKey", "0", "EndingHashKey", "340282366920938463463374607431768211455"),
            "SequenceNumberRange",
            Map.of("StartingSequenceNumber", "0"));

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, MadeUpStream> streams;
    private final HttpServer server;
    private final AtomicLong begun = new AtomicLong();
    private final Map<String, AtomicLong> read;
    /** When which record was the first of an answer. */
    private final Map<String, ConcurrentSkipListMap<Long, Instant>> handed;

    private PacedKinesis(List<MadeUpStream> streams, HttpServer server) {
        this.streams = streams.stream().collect(Collectors.toMap(MadeUpStream::name, Function.identity()));
        this.read = streams.stream().collect(Collectors.toMap(MadeUpStream::name, unread -> new AtomicLong()));
        this.handed =
                streams.stream().collect(Collectors.toMap(MadeUpStream::name, none -> new ConcurrentSkipListMap<>()));
        this.server = server;
    }

    static PacedKinesis of(List<MadeUpStream> streams) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var kinesis = new PacedKinesis(streams, server);
        server.createContext("/", kinesis::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return kinesis;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<MadeUpStream> streams() {
        return List.copyOf(streams.values());
    }

    /** When the record came into its stream. */
    Instant arrived(String stream, long record) {
        return began().plus(streams.get(stream).timeline().arrival(record));
    }

    /** When it was handed to a reader for the first time. */
    Instant handedOut(String stream, long record) {
        return handed.get(stream).floorEntry(record).getValue();
    }

    private Instant began() {
        return Instant.now().minus(elapsed());
    }

    /** Lines of all streams that were read at least once. */
    long linesRead() {
        return read.values().stream().mapToLong(AtomicLong::get).sum() * MadeUpStream.LINES_A_RECORD;
    }

    /** How long the record that is read next has been waiting, of the stream where it is longest. */
    Duration behind() {
        return streams.values().stream()
                .map(stream -> elapsed()
                        .minus(stream.timeline().arrival(read.get(stream.name()).get())))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private Duration elapsed() {
        begun.compareAndSet(0, System.nanoTime());
        return Duration.ofNanos(System.nanoTime() - begun.get());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            JsonNode asked = json.readTree(exchange.getRequestBody());
            byte[] answer = json.writeValueAsBytes(
                    switch (target.substring(target.indexOf('.') + 1)) {
                        case "DescribeStream" -> Map.of("StreamDescription", described(name(asked)));
                        case "ListShards" -> Map.of("Shards", shards(asked));
                        case "GetShardIterator" -> Map.of("ShardIterator", iterator(asked));
                        case "GetRecords" ->
                            records(
                                    asked.path("ShardIterator").asText(),
                                    asked.path("Limit").asInt());
                        default -> throw new IOException("not asked of a reader: " + target);
                    });
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Map<String, Object> described(String stream) {
        return Map.of(
                "StreamName",
                stream,
                "StreamARN",
                "arn:aws:kinesis:" + LocalKinesis.REGION + ":000000000000:stream/" + stream,
                "StreamStatus",
                "ACTIVE",
                "Shards",
                List.of(ONE_SHARD),
                "HasMoreShards",
                false);
    }

    /** It is asked for by its name or by its ARN. */
    private static String name(JsonNode asked) {
        String arn = asked.path("StreamARN").asText();
        return asked.path("StreamName").asText(arn.substring(arn.lastIndexOf('/') + 1));
    }

    private static List<Object> shards(JsonNode asked) {
        return asked.has("ExclusiveStartShardId") ? List.of() : List.of(ONE_SHARD);
    }

    private static String iterator(JsonNode asked) {
        long after = asked.path("StartingSequenceNumber").asLong(0);
        return name(asked) + ' ' + after;
    }

    private Map<String, Object> records(String iterator, int limit) {
        String name = iterator.substring(0, iterator.indexOf(' '));
        long from = Long.parseLong(iterator.substring(iterator.indexOf(' ') + 1));
        MadeUpStream stream = streams.get(name);
        Duration now = elapsed();
        long until = Math.min(from + limit, stream.timeline().arrived(now));
        var records = new ArrayList<Map<String, Object>>();
        int bytes = 0;
        long next = from;
        for (; next < until && bytes < MOST_BYTES; next++) {
            byte[] data = stream.record(next);
            bytes += data.length;
            records.add(Map.of(
                    "SequenceNumber",
                    Long.toString(next + 1),
                    "ApproximateArrivalTimestamp",
                    seconds(stream.timeline().of(next)),
                    "PartitionKey",
                    "one",
                    "Data",
                    data));
        }
        read.get(name).accumulateAndGet(next, Math::max);
        if (next > from) {
            handed.get(name).putIfAbsent(from, Instant.now());
        }
        long behind =
                Duration.between(stream.timeline().of(next), Instant.now()).toMillis();
        return Map.of(
                "Records", records, "NextShardIterator", name + ' ' + next, "MillisBehindLatest", Math.max(0, behind));
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1e3;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
