package io.vigil.benchmark;

import io.vigil.events.net.Ip;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lists of made-up indicators, the same at every run. Of the ranges one in fifty is of IPv6 and two fifths are wider than an address; names are
 * 17 letters long on average, as on lists that are published, and one in five has three labels.
 */
final class MadeUpLists {
    private static final String LETTERS = "etaoinshrdlucmfwypvbgkqjxz0123456789-";
    private static final List<String> SUFFIXES = List.of(
            "com", "com", "com", "com", "net", "org", "ru", "info", "top", "xyz", "co.uk", "com.br", "cn", "de", "io");
    private static final int ONE_IN_V6 = 50;
    /** Enough of five million that asking for them is not asking the processor's cache. */
    private static final int ONE_IN_SAMPLE = 8;

    private static final long ROUTED_V6 = 0x2000_0000_0000_0000L;

    private final SplittableRandom random;

    MadeUpLists(long seed) {
        random = new SplittableRandom(seed);
    }

    /** @return addresses on the list, in no order */
    List<Ip> writeRanges(Path file, int count) throws IOException {
        var sample = new ArrayList<Ip>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int at = 0; at < count; at++) {
                Ip ip = at % ONE_IN_V6 == 0 ? v6() : v4();
                out.write(ip.isV4() && at % 5 > 1 ? ip.toString() : block(ip));
                out.write('\n');
                if (at % ONE_IN_SAMPLE == 1) {
                    sample.add(ip);
                }
            }
        }
        return sample;
    }

    /** @return names on the list, in no order */
    List<String> writeNames(Path file, int count) throws IOException {
        var sample = new ArrayList<String>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int at = 0; at < count; at++) {
                String name = name();
                out.write(name);
                out.write('\n');
                if (at % ONE_IN_SAMPLE == 1) {
                    sample.add(name);
                }
            }
        }
        return sample;
    }

    private String block(Ip ip) {
        if (!ip.isV4()) {
            return new Ip(ip.high(), 0) + "/64";
        }
        int prefix = random.nextInt(22, 32);
        return Ip.v4((int) ip.low() & -1 << Integer.SIZE - prefix) + "/" + prefix;
    }

    /** Public, most of them. */
    Ip v4() {
        return Ip.v4(random.nextInt(0x0b00_0000, 0x6400_0000) << random.nextInt(2));
    }

    Ip v6() {
        return new Ip(ROUTED_V6 | random.nextLong() >>> 12, random.nextLong());
    }

    String name() {
        var name = new StringBuilder();
        if (random.nextInt(5) == 0) {
            label(name, random.nextInt(3, 8)).append('.');
        }
        label(name, random.nextInt(6, 18)).append('.');
        return name.append(SUFFIXES.get(random.nextInt(SUFFIXES.size()))).toString();
    }

    private StringBuilder label(StringBuilder name, int length) {
        for (int at = 0; at < length; at++) {
            name.append(LETTERS.charAt(random.nextInt(at == 0 || at == length - 1 ? 26 : LETTERS.length())));
        }
        return name;
    }
}
