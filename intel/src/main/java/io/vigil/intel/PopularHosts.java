package io.vigil.intel;

import io.vigil.events.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Names that everybody asks for: the first 5,000 of a published ranking as 64-bit hashes ({@code popular.bin}, the Alexa list that
 * ClickSecurity/data_hacking publishes under MIT), and what machines in a cloud need every day ({@code everyday-names.txt}).
 */
final class PopularHosts {
    private static final String RANKED = "popular.bin";
    private static final String EVERYDAY = "everyday-names.txt";
    private static final String WEB = "www.";

    private final long[] sorted;

    private PopularHosts(long[] sorted) {
        this.sorted = sorted;
    }

    static PopularHosts shipped() {
        var ranked = ByteBuffer.wrap(content(RANKED)).asLongBuffer();
        var hashes = new long[ranked.remaining()];
        ranked.get(hashes);
        LongStream everyday =
                new String(content(EVERYDAY), StandardCharsets.UTF_8).lines().mapToLong(Hash::of);
        return new PopularHosts(
                LongStream.concat(LongStream.of(hashes), everyday).sorted().toArray());
    }

    private static byte[] content(String name) {
        try (InputStream file = PopularHosts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing beside " + PopularHosts.class.getName());
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is one of them, or its web server. */
    boolean contains(String name) {
        String domain = name.startsWith(WEB) ? name.substring(WEB.length()) : name;
        return Arrays.binarySearch(sorted, Hash.of(domain)) >= 0;
    }
}
