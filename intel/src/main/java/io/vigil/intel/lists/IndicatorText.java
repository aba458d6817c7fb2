package io.vigil.intel.lists;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import io.vigil.intel.lists.Indicator.Unreadable;
import io.vigil.intel.lists.Indicator.WithoutUse;
import java.util.regex.Pattern;

/** Reads entries. A pure function of the text: an index keeps what a list published, and reads it again when it must know what was meant. */
final class IndicatorText {
    private static final Pattern FILE_HASH =
            Pattern.compile("(?:\\p{XDigit}{32}|\\p{XDigit}{40}|\\p{XDigit}{64}|\\p{XDigit}{128})");
    private static final Pattern DEFANGED_DOT =
            Pattern.compile("\\[\\.]|\\(\\.\\)|\\{\\.}|\\[dot]|\\(dot\\)|\\\\\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    /** What may stand for a prefix or a mask, and is none that is read. */
    private static final Pattern PREFIX = Pattern.compile("/[\\d.:-]+$");
    /** Longer ones are no indicators but damage; URLs seldom pass 2,000 characters. */
    private static final int LONGEST = 4_096;

    private IndicatorText() {}

    /**
     * Reads an address, a range, a name or a URL, also defanged ({@code hxxp://evil[.]example/}). Of a URL and of {@code host:port} the host is
     * taken: neither paths nor, in an API call, ports are seen in the logs. A name with a path but no scheme is a pattern for proxies, often of a
     * page on an innocent host, and is of no use.
     */
    static Indicator read(String text) {
        String plain = refang(text);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return new Unreadable(plain.isEmpty() ? "is empty" : "is longer than " + LONGEST + " characters");
        }
        if (plain.startsWith("/")
                || plain.indexOf('.') < 0 && FILE_HASH.matcher(plain).matches()) {
            return new WithoutUse();
        }
        if (AccessKeyName.isKey(plain)) {
            return new Name(AccessKeyName.of(plain), false);
        }
        if (plain.startsWith("!")) {
            return new Unreadable("is an exception from other entries: give the addresses that are left");
        }
        IpRange range = IpRange.parse(plain);
        range = range == null ? DottedMask.range(plain) : range;
        return range == null ? ofHost(plain) : new Addresses(range);
    }

    private static String refang(String text) {
        String stripped = text.strip();
        if (stripped.indexOf('[') < 0
                && stripped.indexOf('(') < 0
                && stripped.indexOf('{') < 0
                && stripped.indexOf('\\') < 0) {
            return stripped; // nearly always
        }
        String dotted = DEFANGED_DOT.matcher(stripped).replaceAll(".");
        return dotted.replace("[:]", ":").replace("[://]", "://").replace("[/]", "/");
    }

    private static Indicator ofHost(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0 && text.indexOf('@') >= 0) {
            return new WithoutUse();
        }
        String host = host(scheme < 0 ? text : text.substring(scheme + 3));
        Ip address = Ip.parse(host);
        if (address != null && scheme < 0 && PREFIX.matcher(text).find()) {
            return new Unreadable("has a prefix or mask that no range of such addresses has");
        }
        if (address != null) {
            return new Addresses(new IpRange(address, address));
        }
        return scheme < 0 && hasPath(text) ? new WithoutUse() : ofName(host);
    }

    private static boolean hasPath(String text) {
        int slash = text.indexOf('/');
        return slash >= 0 && slash < text.length() - 1;
    }

    /** What stands between user and port, before the path. */
    private static String host(String text) {
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(text.lastIndexOf('@', end) + 1, end);
        if (authority.startsWith("[") && authority.indexOf(']') > 0) {
            return authority.substring(1, authority.indexOf(']'));
        }
        int colon = authority.indexOf(':');
        boolean hasPort = colon >= 0 && colon == authority.lastIndexOf(':');
        return hasPort ? PORT.matcher(authority).replaceFirst("") : authority;
    }

    private static Indicator ofName(String host) {
        boolean belowOnly = host.startsWith("*.");
        String bare = belowOnly || host.startsWith(".") ? host.substring(host.indexOf('.') + 1) : host;
        String name = DomainName.normal(bare);
        if (name == null) {
            return new Unreadable("is neither an address, a range nor a name of two labels or more");
        }
        return new Name(name, belowOnly);
    }
}
