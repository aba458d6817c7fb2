package io.vigil.models.names;

import com.google.common.net.InternetDomainName;
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
        return NameList.read(DynamicDns.class, FILE);
    }
}
