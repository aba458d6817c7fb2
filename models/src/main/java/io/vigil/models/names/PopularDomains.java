package io.vigil.models.names;

import io.vigil.events.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The registered domains that everybody asks for, as 32-bit hashes: they say nothing about a host. One other name in a million is taken for one. */
public final class PopularDomains {
    private static final String FILE = "popular.bin";

    private final int[] sorted;

    private PopularDomains(int[] sorted) {
        this.sorted = sorted;
    }

    public static PopularDomains shipped() {
        try (InputStream file = PopularDomains.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + PopularDomains.class.getName());
            }
            byte[] bytes = file.readAllBytes();
            int[] hashes = new int[bytes.length / Integer.BYTES];
            ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
            return new PopularDomains(hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean contains(String registeredDomain) {
        return Arrays.binarySearch(sorted, fingerprint(registeredDomain)) >= 0;
    }

    public static int fingerprint(String registeredDomain) {
        return (int) Hash.of(registeredDomain);
    }
}
