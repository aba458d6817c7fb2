package io.vigil.models.names;

import io.vigil.events.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The registered domains that everybody asks for, as 32-bit hashes: they say nothing about a host. One other name in a million is taken for one. They
 * are 5,000 of the top of a published ranking, of which the data hold every second site, and what that lacks of what machines in a cloud and people
 * ask for every day ({@code everyday-domains.txt}).
 */
public final class PopularDomains {
    private static final String FILE = "popular.bin";
    private static final String EVERYDAY = "everyday-domains.txt";

    private static final PopularDomains SHIPPED = read();

    private final int[] sorted;

    private PopularDomains(int[] sorted) {
        this.sorted = sorted;
    }

    public static PopularDomains shipped() {
        return SHIPPED;
    }

    private static PopularDomains read() {
        try (InputStream file = PopularDomains.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + PopularDomains.class.getName());
            }
            byte[] bytes = file.readAllBytes();
            int[] ranked = new int[bytes.length / Integer.BYTES];
            ByteBuffer.wrap(bytes).asIntBuffer().get(ranked);
            IntStream everyday =
                    NameList.read(PopularDomains.class, EVERYDAY).stream().mapToInt(PopularDomains::fingerprint);
            return new PopularDomains(
                    IntStream.concat(IntStream.of(ranked), everyday).sorted().toArray());
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
