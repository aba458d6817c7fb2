package io.vigil.intel.lists;

import io.vigil.intel.lists.CsvRows.Row;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which columns of a table hold what, by the names in its header. Names are compared without case, spaces and signs.
 *
 * @param indicators columns that hold entries
 * @param threats columns that may name the threat: the first that is filled counts
 * @param start column that holds from when an entry is valid; -1 when there is none
 * @param expiry column that holds until when; -1 when there is none
 */
record Columns(List<Integer> indicators, List<Integer> threats, int start, int expiry) {
    /** Columns that hold nothing but indicators, whatever their type: one of them is enough. */
    private static final List<String> ANY_INDICATOR =
            List.of("indicator", "iocvalue", "ioc", "observable", "value", "entry");

    private static final List<String> INDICATORS = List.of(
            "ip",
            "ipaddress",
            "ipprefix",
            "ipv4prefix",
            "ipv6prefix",
            "ipv4",
            "ipv6",
            "dstip",
            "srcip",
            "address",
            "cidr",
            "network",
            "netblock",
            "range",
            "iprange",
            "prefix",
            "subnet",
            "domain",
            "domainname",
            "hostname",
            "host",
            "fqdn",
            "url");
    private static final List<String> THREATS = List.of(
            "threatname",
            "threatnames",
            "malwarefamily",
            "malwareprintable",
            "malware",
            "family",
            "threat",
            "threattype",
            "description",
            "title",
            "name",
            "category",
            "class",
            "tags",
            "comment");
    private static final List<String> START = List.of("validfrom", "validsince", "startdate", "starttime");
    private static final List<String> EXPIRY = List.of(
            "validuntil",
            "validto",
            "expiry",
            "expires",
            "expiresat",
            "expireat",
            "expirydate",
            "expiration",
            "expirationdate",
            "expirationtime");

    /** Of FireEye's 47 columns GuardDuty reads these; the hashes are only counted. */
    private static final List<String> FIRE_EYE = List.of("ip", "cidr", "domain", "sha256", "md5", "sha1");

    private static final Pattern CODE = Pattern.compile("\\d+");

    static Columns of(ListFormat format, List<String> header) {
        List<String> names = header.stream().map(Columns::plain).toList();
        List<Integer> threats = at(names, THREATS);
        return new Columns(indicators(format, names), threats, first(names, START), first(names, EXPIRY));
    }

    private static List<Integer> indicators(ListFormat format, List<String> names) {
        if (format == ListFormat.FIRE_EYE) {
            return at(names, FIRE_EYE);
        }
        List<Integer> any = at(names, ANY_INDICATOR);
        return any.isEmpty() ? at(names, INDICATORS) : List.of(any.get(0));
    }

    private static int first(List<String> names, List<String> wanted) {
        return at(names, wanted).stream().findFirst().orElse(-1);
    }

    private static List<Integer> at(List<String> names, List<String> wanted) {
        return wanted.stream().map(names::indexOf).filter(column -> column >= 0).toList();
    }

    /** The name as names are compared. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    boolean none() {
        return indicators.isEmpty();
    }

    /**
     * What the scalars of a JSON object list: those called as columns of indicators are. A name beside an address is what the address was called
     * when it was listed, and is none.
     */
    static List<String> jsonIndicators(List<String> names, List<String> cells) {
        List<String> plain = names.stream().map(Columns::plain).toList();
        var row = new Row(0, cells);
        String range = RangeCells.named(plain, cells);
        if (range != null) {
            return List.of(range);
        }
        List<Integer> columns = indicators(ListFormat.CSV, plain);
        List<String> found =
                columns.stream().map(row::cell).filter(cell -> !cell.isBlank()).toList();
        return found.size() > 1 ? found.subList(0, 1) : found;
    }

    List<String> indicators(Row row) {
        return indicators.stream()
                .map(row::cell)
                .filter(cell -> !cell.isBlank())
                .toList();
    }

    /** A number alone is a code of its publisher and says nothing to a reader. */
    List<String> threats(Row row) {
        return threats.stream()
                .map(row::cell)
                .filter(cell -> !cell.isBlank() && !CODE.matcher(cell).matches())
                .findFirst()
                .map(ThreatNames::of)
                .orElse(List.of());
    }

    long validFrom(Row row) {
        return Expiry.start(row.cell(start));
    }

    /** @throws java.time.DateTimeException when the cell holds no date */
    long validUntil(Row row) {
        return Expiry.end(row.cell(expiry));
    }
}
