package io.vigil.models.names;

import io.vigil.events.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The registered domains that everybody asks for, as 32-bit hashes: they say nothing about a host. One other name in a million is taken for one. They
 * are 5,000 of the top of a published ranking, of which the data hold every second site, and what that lacks of what machines in a cloud and people
 * ask for every day ({@code everyday-domains.txt}).
 */
public final class PopularDomains {
    private static final String FILE = "popular.bin";
    private static final String EVERYDAY = "everyday-domains.txt";

    /** A power of two: 32 KB of bits. */
    private static final int PLACES = 1 << 18;

    private static final PopularDomains SHIPPED = read();

    private final int[] sorted;

    /** By the lowest bits of a hash, whether any has these: of forty names that are not popular, one is looked for any further. */
    private final BitSet endings = new BitSet(PLACES);

    private PopularDomains(int[] sorted) {
        this.sorted = sorted;
        IntStream.of(sorted).forEach(hash -> endings.set(hash & PLACES - 1));
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
        return contains(fingerprint(registeredDomain));
    }

    /** The same of a name that fills the array from there on. */
    boolean contains(byte[] ascii, int from) {
        return contains((int) Hash.of(ascii, from, ascii.length));
    }

    private boolean contains(int hash) {
        return endings.get(hash & PLACES - 1) && Arrays.binarySearch(sorted, hash) >= 0;
    }

    public static int fingerprint(String registeredDomain) {
        return (int) Hash.of(registeredDomain);
    }
}
