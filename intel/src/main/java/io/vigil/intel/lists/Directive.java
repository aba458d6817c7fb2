package io.vigil.intel.lists;

import io.vigil.intel.lists.Indicator.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines of programs that block: a word that says what to do, then what to do it to. {@code ipset save}, {@code iptables-save}, {@code nft}, {@code
 * pf}, {@code hosts.deny}, access lists of web servers and routers, zones of name servers; and the exit addresses of Tor, which are written alike.
 */
final class Directive {
    /** Lines that are about the list, and block nothing. */
    private static final Set<String> ABOUT = Set.of(
            "create",
            "flush",
            "destroy",
            "commit",
            "-n",
            "-x",
            "exitnode",
            "published",
            "laststatus",
            "*filter",
            "*raw");

    /** Before addresses. */
    private static final Set<String> BLOCK = Set.of(
            "add",
            "-a",
            "-i",
            "deny",
            "block",
            "drop",
            "reject",
            "blackhole",
            "unreachable",
            "exitaddress",
            "all",
            "sshd",
            "require",
            "ip",
            "ipset",
            "iptables",
            "ip6tables",
            "nft",
            "element",
            "elements",
            "table",
            "set",
            "access-list",
            "route",
            "permit",
            "network");

    /** Names in the files of resolvers: {@code address=/name/}, {@code local-zone: "name"}, {@code zone "name"}, {@code name CNAME .}. */
    private static final Pattern ZONE = Pattern.compile(
            "^(?:(?:address|server|local)=/([^/]+)/.*|(?:local-zone:|zone)\\s+\"?([^\"\\s]+?)\\.?\"?\\s.*|(\\S+?)\\.?\\s+(?:\\d+\\s+)?(?:IN\\s+)?CNAME\\s+\\S+)$",
            Pattern.CASE_INSENSITIVE);

    /** {@code organisation:from-to}, and {@code from - to , level , organisation} with zeros in front: lists of address blockers (P2P, DAT). */
    private static final Pattern PEER =
            Pattern.compile("^.*:\\s*([\\d.]+)\\s*-\\s*([\\d.]+)$|^([\\d.]+)\\s*-\\s*([\\d.]+)\\s*,.*$");

    private static final Pattern ZEROS = Pattern.compile("(?<![\\d])0+(?=\\d)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;{}\"=]+");

    private Directive() {}

    /** Whether the line is about the list itself. */
    static boolean isAbout(String line) {
        return ABOUT.contains(first(line)) || line.equals("}") || line.startsWith(":");
    }

    /** What the line blocks; empty when it is of no such form. */
    static List<String> entries(String line) {
        var zone = ZONE.matcher(line);
        if (zone.matches()) {
            String name = zone.group(1) != null ? zone.group(1) : zone.group(2);
            return List.of(name != null ? name : zone.group(3));
        }
        var peer = PEER.matcher(line);
        if (peer.matches()) {
            boolean named = peer.group(1) != null;
            String from = named ? peer.group(1) : peer.group(3);
            String to = named ? peer.group(2) : peer.group(4);
            return List.of(plain(from) + "-" + plain(to));
        }
        return line.startsWith("{") || BLOCK.contains(first(line)) ? addresses(line) : List.of();
    }

    private static String plain(String address) {
        return ZEROS.matcher(address).replaceAll("");
    }

    private static String first(String line) {
        int end = 0;
        while (end < line.length() && " \t:=".indexOf(line.charAt(end)) < 0 || end == 0 && line.startsWith(":")) {
            end++;
        }
        return line.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Each address of the line, with the mask behind it; what is excepted stays excepted, and is refused with its sign. */
    private static List<String> addresses(String line) {
        var entries = new ArrayList<String>();
        for (String word : BETWEEN.split(line)) {
            String bare = word.startsWith("!") ? word.substring(1) : word;
            if (!entries.isEmpty() && DottedMask.is(bare)) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + "/" + bare);
            } else if (bare.length() > 1
                    && (bare.indexOf('.') > 0 || bare.indexOf(':') >= 0)
                    && IndicatorText.read(bare) instanceof Addresses) {
                entries.add(word);
            }
        }
        return entries;
    }
}
