package io.vigil.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Databases of made-up places and networks in the MaxMind DB format (version 2.0 of its specification): all of IPv4, in blocks of 4,096
 * addresses, so that a look-up walks a tree of a million nodes as it does in a real one.
 */
final class MadeUpGeography {
    private static final int DEPTH = 20;
    private static final int NODES = (1 << DEPTH) - 1;
    private static final int RECORD_BYTES = 3;
    private static final int PLACES = 300;
    /** Neighbouring blocks that are one place. */
    private static final int ALIKE = 64;

    private static final int SEPARATOR = 16;
    private static final byte[] METADATA = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final String[] COUNTRIES = {"DE", "FR", "US", "GB", "NL", "IN", "BR", "JP", "SE", "PL"};

    private MadeUpGeography() {}

    static void write(Path folder) throws IOException {
        write(folder.resolve("places.mmdb"), "Made-up-City", MadeUpGeography::place);
        write(folder.resolve("networks.mmdb"), "Made-up-ASN", MadeUpGeography::network);
    }

    private interface Content {
        Map<String, Object> of(int place);
    }

    private static Map<String, Object> place(int number) {
        String country = COUNTRIES[number % COUNTRIES.length];
        return Map.of(
                "country", Map.of("iso_code", country, "names", Map.of("en", "Country " + country)),
                "city", Map.of("names", Map.of("en", "City " + number)),
                "location",
                        Map.of(
                                "latitude", number % 120 - 60.0,
                                "longitude", number * 7 % 360 - 180.0,
                                "accuracy_radius", (short) 20));
    }

    private static Map<String, Object> network(int number) {
        return Map.of(
                "autonomous_system_number", 64_512 + number, "autonomous_system_organization", "Provider " + number);
    }

    private static void write(Path file, String type, Content content) throws IOException {
        var data = new ByteArrayOutputStream();
        int[] at = new int[PLACES];
        for (int place = 0; place < PLACES; place++) {
            at[place] = data.size();
            write(data, content.of(place));
        }
        try (var out = Files.newOutputStream(file)) {
            out.write(tree(at));
            out.write(new byte[SEPARATOR]);
            data.writeTo(out);
            out.write(METADATA);
            out.write(metadata(type));
        }
    }

    /** Node {@code n} leads to {@code 2n + 1} and {@code 2n + 2}; the last row leads to the places. */
    private static byte[] tree(int[] places) {
        var tree = ByteBuffer.allocate(NODES * 2 * RECORD_BYTES);
        for (int record = 1; record <= 2 * NODES; record++) {
            int block = record - NODES;
            int value = block < 0 ? record : NODES + SEPARATOR + places[block / ALIKE * 7 % PLACES];
            tree.put((byte) (value >> 16)).put((byte) (value >> 8)).put((byte) value);
        }
        return tree.array();
    }

    private static byte[] metadata(String type) {
        var out = new ByteArrayOutputStream();
        write(
                out,
                Map.of(
                        "binary_format_major_version",
                        (short) 2,
                        "binary_format_minor_version",
                        (short) 0,
                        "build_epoch",
                        1_767_571_200L,
                        "database_type",
                        type,
                        "description",
                        Map.of("en", "made up"),
                        "ip_version",
                        (short) 4,
                        "languages",
                        List.of("en"),
                        "node_count",
                        NODES,
                        "record_size",
                        (short) (RECORD_BYTES * Byte.SIZE)));
        return out.toByteArray();
    }

    /** As the specification numbers the types: 2 is text, 3 double, 5 uint16, 6 uint32, 7 a map, 9 uint64, 11 an array. */
    private static void write(ByteArrayOutputStream out, Object value) {
        if (value instanceof Map<?, ?> map) {
            control(out, 7, map.size());
            map.forEach((key, each) -> {
                write(out, key);
                write(out, each);
            });
        } else if (value instanceof List<?> list) {
            control(out, 11, list.size());
            list.forEach(each -> write(out, each));
        } else {
            writeScalar(out, value);
        }
    }

    private static void writeScalar(ByteArrayOutputStream out, Object value) {
        if (value instanceof String text) {
            control(out, 2, text.length());
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        } else if (value instanceof Double number) {
            control(out, 3, Double.BYTES);
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        } else if (value instanceof Short number) {
            control(out, 5, Short.BYTES);
            out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(number).array());
        } else if (value instanceof Integer number) {
            control(out, 6, Integer.BYTES);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        } else {
            control(out, 9, Long.BYTES);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong((long) value).array());
        }
    }

    /** Types above seven have a byte of their own. Nothing here is as long as 285. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        boolean isLong = size >= 29;
        out.write((type > 7 ? 0 : type << 5) | (isLong ? 29 : size));
        if (type > 7) {
            out.write(type - 7);
        }
        if (isLong) {
            out.write(size - 29);
        }
    }
}
