package io.vigil.intel.geography;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import io.vigil.events.net.Ip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One MaxMind DB file, recognised by the type in its metadata, whoever made it: {@code GeoLite2-City}, {@code GeoIP2-ISP}, {@code
 * DBIP-ASN-Lite (compat=GeoLite2-ASN)}. The file is mapped, not read: replace it by renaming another over it.
 */
public final class MaxMindFile {
    /** What a database knows. */
    enum Topic {
        LOCATION,
        NETWORK,
        DISGUISE,
        OTHER
    }

    private static final int V6_BYTES = 16;
    private static final int PROBES = 256;

    private final Path file;
    private final Reader reader;

    private MaxMindFile(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** @throws IOException saying what is wrong with the file */
    public static MaxMindFile open(Path file) throws IOException {
        try {
            var database = new MaxMindFile(file, new Reader(file.toFile()));
            database.probe();
            return database;
        } catch (IOException | RuntimeException damaged) {
            throw new IOException(
                    "is no readable MaxMind database: fetch it again (" + damaged.getMessage() + ")", damaged);
        }
    }

    /** Damage shows only in the branch that a look-up walks: walk one of every /8, and of as many parts of IPv6. */
    private void probe() {
        Class<?> shape = shape(topic());
        for (int probe = 0; probe < PROBES; probe++) {
            get(Ip.v4(probe << 24 | 0x010101), shape);
            get(new Ip(0x2000L + (probe << 4) << 48 | 0x0101_0000_0001L, 1), shape);
        }
    }

    private static Class<?> shape(Topic topic) {
        return switch (topic) {
            case LOCATION, OTHER -> Shapes.Location.class;
            case NETWORK -> Shapes.Network.class;
            case DISGUISE -> Shapes.Disguise.class;
        };
    }

    Topic topic() {
        String type = type();
        if (type.contains("Anonymous")) {
            return Topic.DISGUISE;
        }
        if (type.contains("ASN") || type.contains("ISP")) {
            return Topic.NETWORK;
        }
        boolean places = type.contains("City")
                || type.contains("Country")
                || type.contains("Enterprise")
                || type.contains("Location");
        return places ? Topic.LOCATION : Topic.OTHER;
    }

    /** The lower, the sooner it is asked among those of one topic: what knows more comes first. */
    int rank() {
        String type = type();
        int detail = type.contains("Country") || type.contains("ASN") ? 2 : 0;
        return detail + (type.contains("GeoIP2") ? 0 : 1);
    }

    private String type() {
        return metadata().databaseType();
    }

    Metadata metadata() {
        return reader.getMetadata();
    }

    Path file() {
        return file;
    }

    /** The record of the address; null when there is none. */
    <T> @Nullable T get(Ip ip, Class<T> shape) {
        if (!ip.isV4() && metadata().ipVersion() == 4) {
            return null;
        }
        try {
            return reader.get(address(ip), shape);
        } catch (IOException damaged) {
            throw new UncheckedIOException(file + " is damaged", damaged);
        }
    }

    private static InetAddress address(Ip ip) throws UnknownHostException {
        byte[] bytes = ByteBuffer.allocate(V6_BYTES)
                .putLong(ip.high())
                .putLong(ip.low())
                .array();
        return InetAddress.getByAddress(bytes);
    }
}
