package io.vigil.intel.lists;

import io.vigil.events.ListHit;
import io.vigil.events.net.Ip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a list to a folder and loads it. */
final class ListFixture {
    private final Path folder;

    ListFixture(Path folder) {
        this.folder = folder;
    }

    Loaded load(String text) throws IOException {
        return load(text, null);
    }

    Loaded load(String text, @Nullable ListFormat format) throws IOException {
        return load(Files.writeString(folder.resolve("list"), text), format, 0);
    }

    Loaded loadAsOf(Instant asOf, String text) throws IOException {
        return load(Files.writeString(folder.resolve("list"), text), null, asOf.toEpochMilli());
    }

    Loaded loadPacked(String text) throws IOException {
        Path file = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return load(file, null, 0);
    }

    static Loaded load(Path file, @Nullable ListFormat format, long asOf) throws IOException {
        var loader = new ListLoader(new ListRules(asOf, false, Breadth.ofThreats()));
        LoadedList summary = loader.add(new ListSource("fixture", "ip", file.toString()), format);
        return new Loaded(summary, loader.index());
    }

    record Loaded(LoadedList summary, IndicatorIndex index) {
        ListHit[] hitsAt(String addressOrName, Instant time) {
            Ip ip = Ip.parse(addressOrName);
            long millis = time.toEpochMilli();
            return (ip == null ? index.at(addressOrName, millis) : index.at(ip, millis)).hits();
        }

        @Nullable
        String indicatorAt(String addressOrName) {
            ListHit[] hits = hitsAt(addressOrName, Instant.EPOCH);
            return hits.length == 0 ? null : hits[0].indicator();
        }

        List<String> threatsAt(String addressOrName) {
            return List.of(hitsAt(addressOrName, Instant.EPOCH)[0].threatNames());
        }
    }
}
