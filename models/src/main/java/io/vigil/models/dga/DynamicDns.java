package io.vigil.models.dga;

import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Suffixes below which everybody takes a name of his choice for nothing: programs that generate names take them there. The public suffix list
 * holds them among the suffixes of companies, most of which hand out names of their own making.
 */
final class DynamicDns {
    private static final String FILE = "dynamic-dns.txt";
    private static final Set<String> SUFFIXES = shipped();

    private DynamicDns() {}

    static boolean offers(@Nullable InternetDomainName suffix) {
        return suffix != null && SUFFIXES.contains(suffix.toString());
    }

    static Set<String> shipped() {
        try (InputStream file = DynamicDns.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing beside " + DynamicDns.class.getName());
            }
            return Set.copyOf(new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
