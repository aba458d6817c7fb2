package io.vigil.sinks.receivers;

import io.vigil.sinks.delivery.Message;
import io.vigil.sinks.delivery.Receiver;
import io.vigil.sinks.formats.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Objects as GuardDuty exports findings to S3: {@code AWSLogs/ACCOUNT/GuardDuty/REGION/yyyy/MM/dd/UUID.jsonl.gz}, one JSON a line, by the day of
 * the latest news. The name of an object follows from what it holds: a batch that is sent twice is one object.
 */
public final class ExportReceiver implements Receiver {
    private static final int MOST = 500;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    private final Place place;
    private final Format format;

    /** Where objects are put. */
    @FunctionalInterface
    public interface Place {
        /**
         * Writes an object, or overwrites it.
         *
         * @param name with {@code /} between its parts, of letters, digits, {@code .} and {@code -}
         */
        void put(String name, byte[] bytes) throws IOException, InterruptedException;
    }

    public ExportReceiver(Place place, Format format) {
        this.place = place;
        this.format = format;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Receipt hand(List<Message> messages) throws IOException, InterruptedException {
        Map<String, List<Message>> byFolder = messages.stream()
                .collect(Collectors.groupingBy(ExportReceiver::folder, LinkedHashMap::new, Collectors.toList()));
        var taken = new ArrayList<Message>();
        for (var folder : byFolder.entrySet()) {
            String ids = folder.getValue().stream().map(Message::id).collect(Collectors.joining());
            UUID name = UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
            place.put(folder.getKey() + "/" + name + ".jsonl.gz", packed(folder.getValue()));
            taken.addAll(folder.getValue());
        }
        return new Receipt(taken, List.of());
    }

    private static String folder(Message message) {
        return String.join(
                "/",
                "AWSLogs",
                part(message.account()),
                "GuardDuty",
                part(message.region()),
                DAY.format(message.updatedAt()));
    }

    /** Accounts and regions come from logs: no name may lead out of its folder. */
    private static String part(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9-]", "");
        return plain.isEmpty() ? "unknown" : plain;
    }

    private byte[] packed(List<Message> messages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (Message message : messages) {
                gzip.write((format.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {}
}
