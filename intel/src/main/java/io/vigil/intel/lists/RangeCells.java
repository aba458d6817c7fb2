package io.vigil.intel.lists;

import io.vigil.events.net.Ip;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ranges that stand in two cells: an address and its mask, or the first and the last address. */
final class RangeCells {
    private static final Pattern PREFIX = Pattern.compile("\\d{1,2}");

    private static final List<String> FIRST = List.of(
            "start", "startip", "ipstart", "ipfrom", "fromip", "rangestart", "firstip", "startaddress", "networkstart");
    private static final List<String> LAST =
            List.of("end", "endip", "ipend", "ipto", "toip", "rangeend", "lastip", "endaddress", "networkend");

    private RangeCells() {}

    /**
     * The range of a row without names: {@code address mask …}, or {@code first last prefix …} as DShield writes; null when the row has none. Two
     * addresses alone are two.
     */
    static @Nullable String of(List<String> cells) {
        if (cells.size() < 2 || address(cells.get(0)) == null) {
            return null;
        }
        String second = cells.get(1).strip();
        if (DottedMask.is(second)) {
            return cells.get(0).strip() + "/" + second;
        }
        boolean measured =
                cells.size() > 2 && PREFIX.matcher(cells.get(2).strip()).matches();
        return measured ? between(cells.get(0), second) : null;
    }

    /**
     * The range of a row whose columns say which is the first address and which the last.
     *
     * @param names as names are compared
     */
    static @Nullable String named(List<String> names, List<String> cells) {
        String first = cell(names, cells, FIRST);
        String last = cell(names, cells, LAST);
        return first == null || last == null ? null : between(first, last);
    }

    /** Whether the columns are called so. */
    static boolean isNamed(List<String> names) {
        return names.stream().anyMatch(FIRST::contains) && names.stream().anyMatch(LAST::contains);
    }

    private static @Nullable String cell(List<String> names, List<String> cells, List<String> wanted) {
        return wanted.stream()
                .map(names::indexOf)
                .filter(at -> at >= 0 && at < cells.size())
                .map(cells::get)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String between(String first, String last) {
        Ip from = address(first);
        Ip to = address(last);
        boolean ordered = from != null && to != null && from.isV4() == to.isV4() && from.compareTo(to) <= 0;
        return ordered ? from + "-" + to : null;
    }

    private static @Nullable Ip address(String cell) {
        return Ip.parse(cell.strip());
    }
}
