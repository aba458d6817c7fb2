package io.vigil.sources.resolver;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and record data as detections compare them. */
final class DnsText {
    /** Record types whose data are names, addresses, or numbers before a name. */
    private static final Set<String> NAMES = Set.of("A", "AAAA", "CNAME", "DNAME", "MX", "NS", "PTR", "SRV");

    private DnsText() {}

    /** Lower case, without the trailing dot; the root's name is empty. */
    static String name(String logged) {
        String name = logged.endsWith(".") ? logged.substring(0, logged.length() - 1) : logged;
        return name.toLowerCase(Locale.ROOT);
    }

    /** Data of other types, such as the text of TXT, stay as logged. */
    static String data(String logged, @Nullable String type) {
        return type != null && isName(type) ? name(logged) : logged;
    }

    /** Whether records of this type hold what is compared as a name. */
    static boolean isName(String type) {
        return NAMES.contains(type);
    }
}
