package io.vigil.intel.ranges;

import io.vigil.events.Ip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Cuts overlapping ranges into disjoint segments, each with the numbers of all ranges that cover it. */
final class Segments {
    /** A range and the number that a look-up answers with. */
    record Numbered(IpRange range, int number) {}

    /** @param numbers of the ranges that cover the whole segment, the widest first */
    record Segment(Ip from, Ip to, int[] numbers) {}

    private static final Comparator<Numbered> BY_START =
            Comparator.comparing(numbered -> numbered.range().from());
    private static final Comparator<Numbered> BY_END =
            Comparator.comparing(numbered -> numbered.range().to());
    private static final Comparator<Numbered> WIDEST_FIRST = Comparator.comparing(
                    (Numbered numbered) -> numbered.range().width())
            .reversed()
            .thenComparing(Numbered::number);

    private final List<Segment> found = new ArrayList<>();
    private final PriorityQueue<Numbered> open = new PriorityQueue<>(BY_END);
    private Ip cursor = new Ip(0, 0);

    private Segments() {}

    /** Disjoint, in order of address. All ranges are of one family. */
    static List<Segment> of(List<Numbered> ranges) {
        var segments = new Segments();
        ranges.stream().sorted(BY_START).forEach(segments::open);
        segments.closeAll();
        return segments.found;
    }

    private void open(Numbered next) {
        Ip start = next.range().from();
        while (!open.isEmpty() && cursor.compareTo(start) < 0) {
            cutUpTo(start);
        }
        cursor = start;
        open.add(next);
    }

    private void cutUpTo(Ip start) {
        Ip firstEnd = open.element().range().to();
        if (firstEnd.compareTo(start) < 0) {
            cutAt(firstEnd);
        } else {
            cut(previous(start));
            cursor = start;
        }
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            cutAt(open.element().range().to());
        }
    }

    /** Ends a segment where at least one open range ends. */
    private void cutAt(Ip end) {
        cut(end);
        while (!open.isEmpty() && open.element().range().to().equals(end)) {
            open.remove();
        }
        cursor = next(end);
    }

    private void cut(Ip end) {
        int[] numbers =
                open.stream().sorted(WIDEST_FIRST).mapToInt(Numbered::number).toArray();
        found.add(new Segment(cursor, end, numbers));
    }

    /** Wraps around after the very last address, where nothing is open any more. */
    private static Ip next(Ip ip) {
        return new Ip(ip.low() == -1 ? ip.high() + 1 : ip.high(), ip.low() + 1);
    }

    private static Ip previous(Ip ip) {
        return new Ip(ip.low() == 0 ? ip.high() - 1 : ip.high(), ip.low() - 1);
    }
}
